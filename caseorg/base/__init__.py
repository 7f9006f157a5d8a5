"""The ground floor: failures, ids, clock, places on disk, log."""
