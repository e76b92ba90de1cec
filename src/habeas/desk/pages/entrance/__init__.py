"""Coming in and going out: signing in, second factors, invitations, the lock, and who is at this desk."""
