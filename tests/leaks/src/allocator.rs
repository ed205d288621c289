//! An allocator that looks for a mark in what it is handed back.

use std::alloc::{GlobalAlloc, Layout, System};
use std::backtrace::Backtrace;
use std::sync::atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering::Relaxed};

/// How many bytes of the mark in a row are enough to tell it.
pub const WINDOW: usize = 8;

/// The most windows that are searched for.
const MOST: usize = 8192;

/// What is searched for is kept and compared in another form, so that nothing of it is found that the search itself has left.
const DISGUISE: u64 = 0xa5c3_96e1_780f_d2b4;

static WINDOWS: [AtomicU64; MOST] = [const { AtomicU64::new(0) }; MOST];
static COUNT: AtomicUsize = AtomicUsize::new(0);
static ARMED: AtomicBool = AtomicBool::new(false);
static FOUND: AtomicUsize = AtomicUsize::new(0);
/// Whether where a block was handed back is printed.
static TRACED: AtomicBool = AtomicBool::new(false);

/// One bit for the first byte of each window: nearly all bytes are told apart by it.
static FIRST: [AtomicU64; 4] = [const { AtomicU64::new(0) }; 4];

/// Everything that is handed out is zeroed, so that each byte of a block was written by its owner or never; what is handed back is
/// searched, and wiped, so that nothing is found twice.
pub struct Checking;

// SAFETY: all blocks come from and go to `System`, with the layout they were asked with.
unsafe impl GlobalAlloc for Checking {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        unsafe { System.alloc_zeroed(layout) }
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        unsafe { System.alloc_zeroed(layout) }
    }

    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        unsafe {
            if ARMED.load(Relaxed) {
                search(std::slice::from_raw_parts(block, layout.size()));
            }
            block.write_bytes(0, layout.size());
            System.dealloc(block, layout);
        }
    }

    /// Always moves, as an allocator may.
    unsafe fn realloc(&self, block: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        unsafe {
            let new = System.alloc_zeroed(Layout::from_size_align_unchecked(size, layout.align()));
            if !new.is_null() {
                new.copy_from_nonoverlapping(block, layout.size().min(size));
                self.dealloc(block, layout);
            }
            new
        }
    }
}

fn search(block: &[u8]) {
    let windows = WINDOWS.get(..COUNT.load(Relaxed)).unwrap_or_default();
    let is_window = |bytes: &[u8]| {
        let byte = usize::from(bytes[0]);
        if FIRST[byte / 64].load(Relaxed) & 1 << (byte % 64) == 0 {
            return false;
        }
        let found = disguised(bytes);
        windows.binary_search_by_key(&found, |window| window.load(Relaxed)).is_ok()
    };
    let Some(at) = block.windows(WINDOW).position(is_window) else { return };
    FOUND.fetch_add(1, Relaxed);
    if TRACED.load(Relaxed) {
        // What the trace allocates is not looked at.
        ARMED.store(false, Relaxed);
        let window = block[at..at + WINDOW].escape_ascii();
        eprintln!("\"{window}\" at {at} in a block of {} bytes:\n{}", block.len(), Backtrace::force_capture());
        ARMED.store(true, Relaxed);
    }
}

fn disguised(window: &[u8]) -> u64 {
    window.iter().fold(0, |number, byte| number << 8 | u64::from(*byte)) ^ DISGUISE
}

/// Overwrites what earlier calls have left on the stack, for it may get into the gaps of what is put together there.
#[inline(never)]
fn sweep() {
    std::hint::black_box([0_u8; 256 * 1024]);
}

/// Makes these the texts that are searched for: any [`WINDOW`] bytes in a row of any of them.
pub fn search_for<'m>(marks: impl IntoIterator<Item = &'m [u8]>) {
    let marks: Vec<_> = marks.into_iter().collect();
    let mut windows: Vec<u64> = marks.iter().flat_map(|mark| mark.windows(WINDOW)).map(disguised).collect();
    windows.sort_unstable();
    windows.dedup();
    assert!(windows.len() <= MOST, "{} windows", windows.len());
    for (place, window) in WINDOWS.iter().zip(&windows) {
        place.store(*window, Relaxed);
    }
    COUNT.store(windows.len(), Relaxed);
    FIRST.iter().for_each(|bits| bits.store(0, Relaxed));
    for window in marks.iter().flat_map(|mark| mark.windows(WINDOW)) {
        let byte = usize::from(window[0]);
        FIRST[byte / 64].fetch_or(1 << (byte % 64), Relaxed);
    }
}

/// Prints where each block that is found is handed back.
pub fn trace(traced: bool) {
    TRACED.store(traced, Relaxed);
}

/// Runs a step; the number of blocks with a part of the mark that were handed back meanwhile.
pub fn watch<R>(step: impl FnOnce() -> R) -> (R, usize) {
    FOUND.store(0, Relaxed);
    sweep();
    ARMED.store(true, Relaxed);
    let result = step();
    ARMED.store(false, Relaxed);
    (result, FOUND.load(Relaxed))
}
