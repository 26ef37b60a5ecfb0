//! Packages, sound and broken, tried on a database in memory.
