//! What can be wrong with what people hand in, whichever way it comes.
//!
//! A fault is the author's and is plain data; all of them are told at once.

use std::fmt;

macro_rules! codes {
    ($($(#[doc = $doc:literal])+ $code:ident = $value:literal,)+) => {
        /// The rule that something handed in breaks.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum FaultCode { $($(#[doc = $doc])+ $code,)+ }

        impl FaultCode {
            /// The code as clients read it.
            #[must_use]
            pub fn value(self) -> &'static str {
                match self { $(Self::$code => $value,)+ }
            }
        }
    };
}

codes! {
    /// A file or a folder is missing, is none, or is not where it may be.
    File = "FILE",
    /// A file, a row count or a value is larger than allowed.
    TooLarge = "TOO_LARGE",
    /// The description of a package is not one.
    Descriptor = "DESCRIPTOR",
    /// A resource that no package can have.
    Resource = "RESOURCE",
    /// A column that is missing, unknown or there twice.
    Column = "COLUMN",
    /// Text that is not UTF-8, or holds control characters.
    Encoding = "ENCODING",
    /// A table that is not well-formed CSV.
    Csv = "CSV",
    /// A required value is missing.
    Required = "REQUIRED",
    /// A text is too long.
    TooLong = "TOO_LONG",
    /// A text is not written as it must be.
    Form = "FORM",
    /// A value is none of a closed list.
    Term = "TERM",
    /// A number is none, or out of its range.
    Number = "NUMBER",
    /// A date is none, or the calendar has no such day.
    Date = "DATE",
    /// An end comes before its start.
    Order = "ORDER",
    /// A key is there twice, or taken.
    Duplicate = "DUPLICATE",
    /// A reference names nothing that is known.
    Unknown = "UNKNOWN",
    /// Something contains or renews itself, directly or through others.
    Cycle = "CYCLE",
    /// Something lies in what cannot contain it, or belongs to what has no members.
    Containment = "CONTAINMENT",
    /// Values that only make sense together, or only one of which may stand.
    Together = "TOGETHER",
    /// A cooperation with fewer than two different parties.
    Parties = "PARTIES",
    /// Periods that overlap where they must not.
    Overlap = "OVERLAP",
}

impl fmt::Display for FaultCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.value())
    }
}
