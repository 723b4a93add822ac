"""Make the installs of Duben, and check them: `python3 go.py package` and `package-check`."""
