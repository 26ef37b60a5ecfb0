//! The kinds of records as the first steps know them.
//!
//! A later step that knows more states its own list: this one stays as it was released.

/// The kinds of records at the first release.
pub(crate) const RECORD_KINDS: &[&str] = &[
    "PACKAGE",
    "ACTOR",
    "ACTOR_NAME",
    "IDENTIFIER",
    "COOPERATION",
    "PARTY",
    "INSTRUMENT",
    "SECTOR",
    "COOPERATION_SECTOR",
    "ACTIVITY",
    "ACTIVITY_PLACE",
    "ACTIVITY_OUTPUT",
    "CONTRIBUTION",
    "OBSTACLE",
    "OBSTACLE_COOPERATION",
    "OPPORTUNITY",
    "MEMBERSHIP",
    "ISSUE",
    "NARRATIVE",
    "POSITION",
    "ERA",
    "SOURCE",
    "CITATION",
    "CLAIM",
];
