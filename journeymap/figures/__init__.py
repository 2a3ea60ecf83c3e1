"""Charts: a table and a look in, a Plotly figure out; no reading, no scoring, nothing global."""
