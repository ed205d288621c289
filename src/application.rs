//! The life of an application: who may change what.

mod actor;
mod editor;

pub use actor::{Actor, Permissions, Role};
pub use editor::Editor;
