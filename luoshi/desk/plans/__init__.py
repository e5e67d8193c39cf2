"""The officer's pages for plans: the inbox, a plan and its parts, sending it on, how it stands below."""
