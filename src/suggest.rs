//! "Did you mean …?"

use zeroize::Zeroizing;

/// The known word nearest to the given one, when it is near enough to have been meant.
pub(crate) fn nearest<'w>(word: &str, known: impl IntoIterator<Item = &'w str>) -> Option<&'w str> {
    if word.len() > 64 {
        return None;
    }
    // A word that nobody knows may be a secret in a wrong place: the copy is wiped.
    let mut same = Zeroizing::new(Vec::with_capacity(word.len()));
    same.extend(word.bytes().map(|byte| if byte == b'-' { b'_' } else { byte.to_ascii_lowercase() }));
    known
        .into_iter()
        .map(|name| (distance(&same, name.to_ascii_lowercase().as_bytes()), name))
        .filter(|(distance, name)| *distance <= (name.len() / 4).clamp(1, 3) && *distance < word.len().max(1))
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, name)| name)
}

/// The edit distance in bytes, a swap of neighbours counted as one step (optimal string alignment).
pub(crate) fn distance(a: &[u8], b: &[u8]) -> usize {
    // Of the table only the row that is filled and the two above it are kept.
    let mut above = vec![0; b.len() + 1];
    let mut row: Vec<usize> = (0..=b.len()).collect();
    let mut next: Vec<usize> = Vec::with_capacity(row.len());
    let mut before = None;
    for x in a {
        let mut left = row.first().map_or(0, |steps| steps + 1);
        next.push(left);
        let swaps = core::iter::once(None).chain(b.iter().zip(&above).map(Some));
        for ((y, corner), swap) in b.iter().zip(row.windows(2)).zip(swaps) {
            let [diagonal, up] = corner else { continue };
            left = (left + 1).min(up + 1).min(diagonal + usize::from(x != y));
            if let Some((_, steps)) = swap.filter(|(earlier, _)| *earlier == x && before == Some(y)) {
                left = left.min(steps + 1);
            }
            next.push(left);
        }
        before = Some(x);
        above.clear();
        core::mem::swap(&mut above, &mut row);
        core::mem::swap(&mut row, &mut next);
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    proptest::proptest! {
        #[test]
        fn counts_as_others_count(a in "[a-d_]{0,9}", b in "[a-d_]{0,9}") {
            proptest::prop_assert_eq!(distance(a.as_bytes(), b.as_bytes()), strsim::osa_distance(&a, &b));
        }
    }

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
