"""The custom actions: they read the tracker, call the core and hand its reply on."""
