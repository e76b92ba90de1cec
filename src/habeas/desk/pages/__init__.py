"""One module a page. Each gathers plain data for its template; none decides anything about anybody."""
