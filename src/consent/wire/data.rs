//! What stands under `data`.

use crate::wire::table::record;
use crate::{ConsentTopic, Reason, Timestamp};

record! {
    /// What `data` may hold, whatever the type. Each type takes what it has, and nothing may be left over.
    struct Data {
        valid_until: Timestamp,
        reason: Reason,
        topics: Vec<ConsentTopic>,
    }
}
