"""The pages: one file a page. They reach data through actions only."""
