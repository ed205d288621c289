//! "Did you mean …?"

/// The known word nearest to the given one, when it is near enough to have been meant.
pub(crate) fn nearest<'w>(word: &str, known: impl IntoIterator<Item = &'w str>) -> Option<&'w str> {
    if word.len() > 64 {
        return None;
    }
    let word = word.to_ascii_lowercase().replace('-', "_");
    known
        .into_iter()
        .map(|name| (strsim::osa_distance(&word, &name.to_ascii_lowercase()), name))
        .filter(|(distance, name)| *distance <= (name.len() / 4).clamp(1, 3) && *distance < word.len().max(1))
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, name)| name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_what_was_meant_and_nothing_far_fetched() {
        let known = ["redirect_urls", "cors_urls", "native", "hybrid"];
        for (word, meant) in [
            ("redirect_url", Some("redirect_urls")),
            ("redirect-urls", Some("redirect_urls")),
            ("Native", Some("native")),
            ("hybird", Some("hybrid")),
            ("foobar", None),
            ("rediract_urls", Some("redirect_urls")),
            ("", None),
            ("x", None),
        ] {
            assert_eq!(nearest(word, known), meant, "{word}");
        }
        assert_eq!(nearest(&"n".repeat(100_000), known), None);
    }
}
