//! What is read prints back as the same key, in either form.
