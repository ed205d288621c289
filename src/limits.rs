//! How much is read.

/// How much is read and reported, so that memory stays bounded whatever the input.
///
/// ```
/// use superoffice_app::Limits;
///
/// let limits = Limits { document_bytes: 64 * 1024, ..Limits::default() };
/// assert_eq!(limits.list_entries, 100_000);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(clippy::exhaustive_structs, reason = "plain numbers, meant to be filled with `..Limits::default()`")]
pub struct Limits {
    /// The longest document, in bytes; 16 MiB unless set. A longer one is not parsed.
    pub document_bytes: usize,
    /// The longest TOML document, in bytes; 2 MiB unless set. A tree of TOML can take 80 times the memory of its text, so
    /// the smaller of the two limits counts.
    pub toml_document_bytes: usize,
    /// The longest list; 100,000 unless set. What comes after it is counted and not kept.
    pub list_entries: usize,
    /// The longest text, in bytes; 64 KiB unless set. For a text with one URL per line, the longest line.
    pub text_bytes: usize,
    /// The most allowed redirect URLs of one environment, and the most post-logout URLs; 256 unless set. More are an error.
    pub redirect_urls: usize,
    /// The longest URL without a warning, in bytes; 2,048 unless set. One of more than 8,192 bytes is always an error.
    pub url_bytes: usize,
    /// The most versions of an application; 1,000 unless set.
    pub versions: usize,
    /// The most problems that a report keeps; 1,000 unless set. The others are counted.
    pub problems: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            document_bytes: 16 * 1024 * 1024,
            toml_document_bytes: 2 * 1024 * 1024,
            list_entries: 100_000,
            text_bytes: 64 * 1024,
            redirect_urls: 256,
            url_bytes: 2048,
            versions: 1_000,
            problems: 1_000,
        }
    }
}

impl Limits {
    /// For what this crate wrote itself: it was within somebody's limits once.
    pub(crate) const STORED: Self = Self {
        document_bytes: usize::MAX,
        toml_document_bytes: usize::MAX,
        list_entries: usize::MAX,
        text_bytes: usize::MAX,
        redirect_urls: usize::MAX,
        url_bytes: usize::MAX,
        versions: usize::MAX,
        problems: 10,
    };
}
