"""The pages of the Streamlit app: choose, call, show."""
