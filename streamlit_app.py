"""The app on the journeys of this checkout: `streamlit run streamlit_app.py`."""

from pathlib import Path

from journeymap.app.page import show

show(Path(__file__).parent / "journeys")
