//! Which cards of a long list are up, and the room of those that are not.

use core::ops::Range;

use crate::model::ClaimIx;

/// A list of up to so many cards is up as a whole.
const WHOLE: usize = 200;

/// Where a longer list gives way to one of more than so many, what is near the
/// reader's view comes first, and the others when the reader has seen it.
const AT_ONCE: usize = 100;

/// Until the first card is measured: about as high as one.
const FIRST_GUESS_PX: f64 = 120.0;

/// A stretch of a list.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Piece {
    /// The card at this place, with the heading before it.
    Card(usize),
    /// The room of cards that are not up: before this place, so high.
    Gap(usize, f64),
}

/// The list of cards, and what of it is in view. Heights are measured; those
/// not measured yet are all guessed alike, and the guess stays, so that nothing
/// moves but what comes into view.
#[derive(Debug, Default)]
pub(super) struct Window {
    list: Vec<ClaimIx>,
    /// By claim; 0: not measured yet.
    heights_px: Vec<f64>,
    guess_px: f64,
    /// The width of the list, which heights depend on.
    width_px: i32,
    /// Whether all cards are up, however many.
    is_whole: bool,
    /// What is in view or soon may be, from the top of the list.
    near_px: Range<f64>,
    /// The claims whose cards stay up wherever they are: the chosen one, and
    /// the one with the focus.
    held: [Option<ClaimIx>; 2],
    /// The places of the cards that are up.
    up: Vec<usize>,
}

impl Window {
    /// Takes a list of some of `count` claims, with the one that is chosen. To
    /// be printed, it is whole.
    pub(super) fn take(
        &mut self,
        list: Vec<ClaimIx>,
        count: usize,
        chosen: Option<ClaimIx>,
        is_printing: bool,
    ) {
        let is_first = self.heights_px.len() != count;
        if is_first {
            self.heights_px = vec![0.0; count];
        }
        // While a list is whole nobody looks where in it the reader is, and
        // what is filled in above would move what is in view.
        let is_above = self.near_px.start > 0.0;
        let is_at_once = list.len() <= AT_ONCE || self.is_whole || is_above || is_first;
        self.is_whole = is_printing || (list.len() <= WHOLE && is_at_once);
        self.list = list;
        self.held[0] = chosen;
        self.up = self.wanted();
    }

    /// Whether only a part of the list is up.
    pub(super) fn is_partial(&self) -> bool {
        !self.is_whole
    }

    /// Whether the list is to be up as a whole, and is not yet.
    pub(super) fn is_filling(&self) -> bool {
        !self.is_whole && (AT_ONCE + 1..=WHOLE).contains(&self.list.len())
    }

    /// Brings up the rest of a list that is to be up as a whole.
    pub(super) fn fill(&mut self) {
        self.is_whole = true;
        self.up = self.wanted();
    }

    /// The claims of the list.
    pub(super) fn list(&self) -> &[ClaimIx] {
        &self.list
    }

    /// The list from top to bottom.
    pub(super) fn pieces(&self) -> Vec<Piece> {
        let mut pieces = Vec::new();
        let mut next = 0;
        for &place in self.up.iter().chain([&self.list.len()]) {
            if place > next {
                let skipped = self.list[next..place].iter();
                let room_px = skipped.map(|claim| self.height_px(*claim)).sum();
                pieces.push(Piece::Gap(place, room_px));
            }
            if place < self.list.len() {
                pieces.push(Piece::Card(place));
            }
            next = place + 1;
        }
        pieces
    }

    /// Takes the heights of the cards that are up, in order, each up to the top
    /// of what follows, and the width of the list: in another one, what was
    /// measured before holds no more. Whether the room of all that is not up
    /// has become another.
    pub(super) fn measure(&mut self, heights_px: &[f64], width_px: i32) -> bool {
        if self.width_px != width_px {
            self.width_px = width_px;
            self.heights_px.fill(0.0);
            self.guess_px = 0.0;
        }
        for (&place, &height_px) in self.up.iter().zip(heights_px) {
            self.heights_px[self.list[place].ix()] = height_px;
        }
        let is_guessed = self.guess_px == 0.0 && !heights_px.is_empty();
        if is_guessed {
            #[expect(clippy::cast_precision_loss, reason = "few cards are up")]
            let count = heights_px.len() as f64;
            self.guess_px = heights_px.iter().sum::<f64>() / count;
        }
        is_guessed
    }

    /// Takes what is near the view, from the top of the list, and the claim
    /// with the focus. Whether other cards are to be up now.
    pub(super) fn look(&mut self, near_px: Range<f64>, focused: Option<ClaimIx>) -> bool {
        self.near_px = near_px;
        self.held[1] = focused;
        let wanted = self.wanted();
        let is_other = wanted != self.up;
        self.up = wanted;
        is_other
    }

    /// The places of the cards to be up.
    fn wanted(&self) -> Vec<usize> {
        if !self.is_partial() {
            return (0..self.list.len()).collect();
        }
        let mut top_px = 0.0;
        let mut wanted = Vec::new();
        for (place, &claim) in self.list.iter().enumerate() {
            let bottom_px = top_px + self.height_px(claim);
            let is_near = bottom_px > self.near_px.start && top_px < self.near_px.end;
            // The first is there from the start, and shows how high a card is.
            if is_near || place == 0 || self.held.contains(&Some(claim)) {
                wanted.push(place);
            }
            top_px = bottom_px;
        }
        wanted
    }

    fn height_px(&self, claim: ClaimIx) -> f64 {
        match (self.heights_px[claim.ix()], self.guess_px) {
            (0.0, 0.0) => FIRST_GUESS_PX,
            (0.0, guess_px) => guess_px,
            (height_px, _) => height_px,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{AT_ONCE, Piece, WHOLE, Window};
    use crate::model::ClaimIx;

    fn of(count: usize) -> Window {
        let mut window = Window::default();
        let list = (0..count).map(ClaimIx::at).collect();
        window.take(list, count, None, false);
        window
    }

    /// How high the whole list is, and the places that are up.
    fn laid(window: &Window, height_px: f64) -> (f64, Vec<usize>) {
        let mut sum_px = 0.0;
        let mut up = Vec::new();
        for piece in window.pieces() {
            match piece {
                Piece::Card(place) => {
                    up.push(place);
                    sum_px += height_px;
                }
                Piece::Gap(_, room_px) => sum_px += room_px,
            }
        }
        (sum_px, up)
    }

    #[test]
    fn a_short_list_is_up_as_a_whole() {
        let mut window = of(WHOLE);
        assert!(!window.is_partial() && !window.is_filling());
        assert!(!Window::default().is_filling(), "no list, nothing to fill");
        assert_eq!(laid(&window, 0.0), (0.0, (0..WHOLE).collect()));
        let list = window.list().to_vec();
        window.take(list[..AT_ONCE].to_vec(), WHOLE, None, false);
        assert!(!window.is_partial());
        let mut window = of(WHOLE + 1);
        assert!(window.is_partial() && !window.is_filling());
        let list = window.list().to_vec();
        window.take(list, WHOLE + 1, None, true);
        assert_eq!(
            laid(&window, 0.0).1.len(),
            WHOLE + 1,
            "and so is one to be printed"
        );
    }

    #[test]
    fn another_list_is_filled_from_what_is_near() {
        let mut window = of(WHOLE + 1);
        let list = window.list()[..=AT_ONCE].to_vec();
        window.take(list.clone(), WHOLE + 1, None, false);
        assert!(window.is_partial() && window.is_filling());
        window.fill();
        assert!(!window.is_partial() && !window.is_filling());
        assert_eq!(laid(&window, 0.0).1.len(), AT_ONCE + 1);
        window.take(list[1..].to_vec(), WHOLE + 1, None, false);
        assert!(!window.is_partial(), "what is whole stays so");
        let mut window = of(WHOLE + 1);
        window.look(2_000.0..4_000.0, None);
        window.take(list, WHOLE + 1, None, false);
        assert!(!window.is_partial(), "the reader is far down");
    }

    #[test]
    fn of_a_long_list_what_is_near_is_up() {
        let mut window = of(1_000);
        assert!(window.is_partial());
        assert!(window.look(0.0..600.0, None));
        let (sum_px, up) = laid(&window, 120.0);
        assert_eq!(up, [0, 1, 2, 3, 4]);
        assert!((sum_px - 120_000.0).abs() < 1e-6);
        assert!(window.measure(&[100.0; 5], 600));
        // What is up is as high as measured, and so is what is guessed.
        let (sum_px, _) = laid(&window, 100.0);
        assert!((sum_px - 100_000.0).abs() < 1e-6);
        assert!(window.look(50_000.0..50_250.0, None));
        assert_eq!(laid(&window, 100.0).1, [0, 500, 501, 502]);
        assert!(!window.look(50_010.0..50_240.0, None));
    }

    #[test]
    fn a_guess_stays_so_that_nothing_moves() {
        let mut window = of(1_000);
        window.look(0.0..240.0, None);
        window.measure(&[100.0, 100.0], 600);
        window.look(50_000.0..50_200.0, None);
        let before = window.pieces();
        assert!(!window.measure(&[100.0, 300.0, 300.0], 600));
        let Some(Piece::Gap(_, gap_px)) = before.get(1) else {
            panic!("no gap: {before:?}");
        };
        assert_eq!(window.pieces()[1], Piece::Gap(500, *gap_px));
    }

    #[test]
    fn chosen_and_focused_cards_stay_up() {
        let mut window = of(1_000);
        let list = (0..1_000).map(ClaimIx::at).collect();
        window.take(list, 1_000, Some(ClaimIx(700)), false);
        window.look(0.0..240.0, Some(ClaimIx(300)));
        assert_eq!(laid(&window, 120.0).1, [0, 1, 300, 700]);
    }

    #[test]
    fn heights_hold_for_a_width() {
        let mut window = of(1_000);
        window.look(0.0..240.0, None);
        window.measure(&[50.0, 50.0], 600);
        let list: Vec<_> = (0..1_000).map(ClaimIx::at).collect();
        window.take(list, 1_000, None, false);
        assert_eq!(laid(&window, 0.0).1.len(), 5);
        window.measure(&[120.0; 5], 300);
        window.look(0.0..240.0, None);
        assert_eq!(laid(&window, 0.0).1.len(), 2);
    }
}
