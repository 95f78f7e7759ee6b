# Filled in once app/main.cpp exists.
