//! Input that is wrong on purpose.
