//! How one report of a claim differs from the claim as the file tells it.

use super::desk::Desk;
use super::fields::variant;
use super::figure::{Given, Numbers};
use super::json::Node;
use super::problem::Problem;
use crate::model::{Estimate, Figure, Qualifier, Stance, Variant};

impl Desk {
    /// Reads how a report differs from the claim, whose own estimate lends what
    /// the variant leaves out of its figure.
    pub(super) fn variant<'a>(
        &mut self,
        node: &'a Node<'a>,
        own: Option<&Estimate>,
    ) -> Option<Variant> {
        let mut row = self.open(node, &variant::KIND)?;
        let wording_at = row.at(variant::WORDING);
        let wording = row.string(variant::WORDING);
        let mut numbers = Numbers {
            value: Given::from_row(&mut row, variant::VALUE),
            low: Given::from_row(&mut row, variant::LOW),
            high: Given::from_row(&mut row, variant::HIGH),
            has_wording: wording.is_some() || own.is_some_and(|own| own.wording.is_some()),
            at: row.at,
            ..Numbers::default()
        };
        let own = own.map(|own| own.figure);
        let own_qualifier = own.map(|own| own.qualifier());
        let has_range = !numbers.low.is_not() || !numbers.high.is_not();
        let is_alone = numbers.value.is_not() && !has_range;
        let is_unknown = row.is_faulty(variant::QUALIFIER);
        let qualifier = match row.name(variant::QUALIFIER).map(Qualifier::at) {
            Some(qualifier) => Some(qualifier),
            // An unknown qualifier takes the whole figure with it.
            None if is_unknown => None,
            None if has_range => Some(Qualifier::Between),
            None if is_alone => None,
            None => Some(match own_qualifier {
                None
                | Some(
                    Qualifier::Between | Qualifier::Above | Qualifier::Below | Qualifier::Some,
                ) => Qualifier::Exactly,
                Some(own) => own,
            }),
        };
        let at = row.at;
        match own {
            Some(Figure::Between { low, high, .. }) if qualifier == Some(Qualifier::Between) => {
                if numbers.low.is_not() {
                    numbers.low = Given::Number(low, at);
                }
                if numbers.high.is_not() {
                    numbers.high = Given::Number(high, at);
                }
            }
            Some(Figure::Above(than) | Figure::Below(than)) => numbers.than = Some(than),
            Some(own) if is_alone && takes_value(qualifier) => {
                if let Some(value) = own_value(&own) {
                    numbers.value = Given::Number(value, at);
                }
            }
            _ => {}
        }
        let is_compared = matches!(qualifier, Some(Qualifier::Above | Qualifier::Below));
        if is_compared && numbers.than.is_none() {
            self.log.report(Problem::NoOwnThan, at, &[]);
        }
        let figure = qualifier.and_then(|qualifier| self.figure(qualifier, &numbers));
        let told = if qualifier.is_some() || is_unknown {
            figure
        } else {
            own
        };
        if let (Some(wording), Some(figure)) = (&wording, told) {
            self.check_wording(wording, wording_at, &figure);
        }
        let sound = Variant {
            said: row.date(variant::SAID),
            stance: row.name(variant::STANCE).map(Stance::at),
            wording,
            figure,
            quote: row.node(variant::QUOTE).and_then(|node| self.quote(node)),
            note: row.text(variant::NOTE),
        };
        (sound != Variant::default()).then_some(sound)
    }
}

fn takes_value(qualifier: Option<Qualifier>) -> bool {
    !matches!(
        qualifier,
        None | Some(Qualifier::Between | Qualifier::Above | Qualifier::Below | Qualifier::Some)
    )
}

/// The single number of a figure.
fn own_value(figure: &Figure) -> Option<f64> {
    match *figure {
        Figure::Order(value) => Some(value),
        Figure::Between { .. } => None,
        _ => figure.mark(),
    }
}
