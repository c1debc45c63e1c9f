//! The words that people put around numbers, in the six languages.
//!
//! All are in lower case as [`fold`](super::fold::fold) leaves them: without
//! the vowel signs of Arabic, and with one letter for every alef.

use crate::model::Qualifier;

/// Words around a number and the qualifier they mean.
const HEDGES: &[(Qualifier, &str)] = &[
    (
        Qualifier::Exactly,
        "=|exactly|precisely|genau|exakt|exactement|précisément|exactamente|рівно|точно|بالضبط",
    ),
    (
        Qualifier::About,
        "~|≈|∼|≅|about|around|approximately|approx.|approx|roughly|some|circa|ca.|ca|c.|an estimated|\
         estimated|est.|(est.)|(estimate)|(estimated)|in the region of|or so|\
         rund|rd.|rd|etwa|in etwa|ungefähr|zirka|gegen|um die|an die|schätzungsweise|(geschätzt)|geschätzt|geschätzte|\
         environ|à peu près|autour de|quelque|quelques|approximativement|env.|\
         alrededor de|aproximadamente|aprox.|unos|unas|cerca de|en torno a|más o menos|\
         близько|приблизно|орієнтовно|біля|бл.|прибл.|\
         حوالي|نحو|تقريبا|ما يقارب|زهاء|قرابه|قرابة|في حدود",
    ),
    (
        Qualifier::Nearly,
        "nearly|almost|close to|just under|just below|not quite|fast|knapp|beinahe|nahezu|annähernd|\
         près de|presque|casi|майже|ما يقرب من|يقرب من",
    ),
    (
        Qualifier::AtLeast,
        "≥|>=|⩾|=>|at least|at the least|a minimum of|minimum|min.|min|no fewer than|not fewer than|no less than|\
         not less than|or more|and more|and up|\
         mindestens|mind.|wenigstens|zumindest|nicht weniger als|oder mehr|und mehr|ab|\
         au moins|au minimum|minimum de|pas moins de|ou plus|et plus|\
         al menos|por lo menos|como mínimo|no menos de|mínimo|o más|\
         щонайменше|принаймні|не менше ніж|не менше як|не менш ніж|не менш як|не менше|мінімум|або більше|від|\
         على الاقل|ما لا يقل عن|لا يقل عن|او اكثر",
    ),
    (
        Qualifier::MoreThan,
        ">|more than|over|above|upwards of|in excess of|exceeding|more|\
         mehr als|über|plus de|plus que|au-delà de|au delà de|supérieur à|\
         más de|mas de|superior a|por encima de|\
         понад|більше ніж|більше як|більш ніж|більш як|більше|\
         اكثر من|ما يزيد على|ما يزيد عن|يزيد على|يزيد عن|فوق",
    ),
    (
        Qualifier::AtMost,
        "≤|<=|⩽|=<|at most|at the most|up to|maximum of|a maximum of|maximum|max.|max|no more than|not more than|\
         or fewer|or less|\
         höchstens|maximal|bis zu|bis|nicht mehr als|oder weniger|\
         au plus|tout au plus|au maximum|jusqu'à|jusqu’à|pas plus de|ou moins|\
         como máximo|a lo sumo|hasta|máximo|no más de|o menos|\
         щонайбільше|не більше ніж|не більше як|не більш ніж|не більш як|не більше|максимум|до|або менше|\
         على الاكثر|حتى|بحد اقصى|ما لا يزيد عن|لا يزيد عن|ما لا يزيد على|لا يزيد على|او اقل",
    ),
    (
        Qualifier::FewerThan,
        "<|fewer than|less than|under|below|weniger als|unter|moins de|moins que|menos de|\
         менше ніж|менше як|менш ніж|менш як|менше|اقل من|دون",
    ),
];

/// Words that add to what was before.
const ADDING: &str = "another|an additional|additional|a further|further|weitere|zusätzlich|zusätzliche|\
    supplémentaires|de plus|otros|otras|adicionales|ще|додатково|اضافيه|اضافية|اضافي";

/// Words before a number or a magnitude that say nothing.
const FILLERS: &str = "a|an|the|de|des|of|von|from|a few|ein paar|zwischen|between|entre|від|між|بين|من|several|many|mehrere|viele|\
    einige|plusieurs|varios|varias|muchos|кілька|декілька|багато|عده|عدة|some|quelques|zu|les|los|las|\
    an estimated|estimated|по|das";

/// Magnitudes without a number, with their powers of ten as digits.
const MAGNITUDES: &str = "tens1|dozens1|dutzende1|dutzend1|dizaines1|douzaines1|decenas1|docenas1|десятки1|дюжини1|عشرات1|\
    hundreds2|hundred2|hunderte2|hundert2|centaines2|cientos2|centenares2|сотні2|مئات2|المئات2|مءات2|\
    thousands3|thousand3|tausende3|tausend3|milliers3|miles3|тисячі3|тисяч3|الاف3|الالاف3|\
    tens of thousands4|zehntausende4|zehntausend4|dizaines de milliers4|decenas de miles4|десятки тисяч4|\
    عشرات الالاف4|عشرات الاف4|\
    hundreds of thousands5|hunderttausende5|centaines de milliers5|cientos de miles5|centenares de miles5|\
    сотні тисяч5|مئات الالاف5|مئات الاف5|\
    millions6|million6|millionen6|millones6|мільйони6|мільйонів6|ملايين6|الملايين6";

/// Words for a part of unknown size.
const PARTS: &str = "some|several|a few|few|a part|part|einige|mehrere|ein teil|manche|ein paar|\
    quelques|quelques-uns|une partie|plusieurs|algunos|algunas|varios|varias|una parte|\
    деякі|декілька|кілька|частина|بعض|بعضهم|عده|عدة|جزء";

/// Words between the two numbers of a range.
const JOINTS: &str = "-|–|—|‒|−|to|and|bis|und|bis zu|à|a|et|y|до|і|й|та|الى|و|..|…|...";

/// Words after a number that multiply it, with their powers of ten as digits
/// (`<` is 12); those that differ by language are not among them.
const SCALES: &str = "hundred2|hundert2|cent2|cientos2|сотень2|сот2|مئه2|مئة2|\
    k3|thousand3|thousands3|thsd3|th3|tsd3|tsd.3|tausend3|mille3|milliers3|mil3|miles3|тис3|тис.3|тисяч3|тисячі3|тисяча3|\
    тыс3|тыс.3|тысяч3|الف3|الفا3|الاف3|lakh5|lakhs5|crore7|crores7|\
    mio6|mio.6|mill.6|million6|millions6|millionen6|millón6|millones6|mln6|mln.6|mn6|млн6|млн.6|мільйон6|мільйони6|мільйонів6|\
    мільйона6|миллион6|миллионов6|مليون6|ملايين6|\
    mrd9|mrd.9|milliarde9|milliarden9|milliard9|milliards9|bn9|млрд9|млрд.9|мільярд9|мільярди9|мільярдів9|мільярда9|مليار9|مليارات9|\
    billón<|billones<|trillion<|трлн<|трлн.<";

/// The longest of the phrases that a text starts with, as whole words.
fn starts<'t>(text: &'t str, phrases: &'static str) -> Option<&'t str> {
    let mut longest = None;
    for phrase in phrases.split('|') {
        if let Some(rest) = text.strip_prefix(phrase)
            && phrase.len() > longest.map_or(0, |rest: &str| text.len() - rest.len())
            && is_whole(phrase, rest)
        {
            longest = Some(rest);
        }
    }
    longest
}

/// Whether a phrase ends where a word ends.
fn is_whole(phrase: &str, rest: &str) -> bool {
    let is_letter = |char: char| char.is_alphabetic();
    !(phrase.ends_with(is_letter) && rest.starts_with(is_letter))
}

/// The qualifier that a text starts with, and what follows.
pub(super) fn hedge(text: &str) -> Option<(Qualifier, &str)> {
    let mut found: Option<(Qualifier, &str)> = None;
    for (qualifier, phrases) in HEDGES {
        if let Some(rest) = starts(text, phrases)
            && found.is_none_or(|(_, best)| rest.len() < best.len())
        {
            found = Some((*qualifier, rest.trim_start()));
        }
    }
    found
}

/// What follows a word that says that the number comes on top.
pub(super) fn adding(text: &str) -> Option<&str> {
    starts(text, ADDING).map(str::trim_start)
}

/// What follows a word that says nothing.
pub(super) fn filler(text: &str) -> Option<&str> {
    starts(text, FILLERS).map(str::trim_start)
}

/// What follows a word between the two numbers of a range.
pub(super) fn joint(text: &str) -> Option<&str> {
    starts(text, JOINTS).map(str::trim_start)
}

/// The power of ten that words stand for, whatever it is that they count:
/// "tens of thousands of troops".
pub(super) fn magnitude(text: &str) -> Option<u32> {
    let mut rest = text;
    loop {
        let mut longest = ("", "");
        for entry in MAGNITUDES.split('|') {
            let (phrase, power) = entry.split_at(entry.len() - 1);
            let behind = rest.strip_prefix(phrase);
            if behind.is_some_and(|behind| behind.is_empty() || behind.starts_with(' '))
                && phrase.len() > longest.0.len()
            {
                longest = (phrase, power);
            }
        }
        if !longest.0.is_empty() {
            return longest.1.parse().ok();
        }
        rest = filler(rest).filter(|rest| !rest.is_empty())?;
    }
}

/// Whether the words mean a part of unknown size.
pub(super) fn is_part(text: &str) -> bool {
    PARTS.split('|').any(|phrase| phrase == text)
}

/// The power of ten of the word that a text starts with, and what follows.
/// `is_long_scale`: "billion" is a million millions.
pub(super) fn scale(text: &str, is_long_scale: bool) -> Option<(u32, &str)> {
    let end = text
        .find(|char: char| !char.is_alphabetic())
        .unwrap_or(text.len());
    let word = &text[..end];
    let behind = &text[end..];
    let power = match word {
        "" => return None,
        "m" => 6,
        "billion" | "billions" | "billionen" if is_long_scale => 12,
        "billion" | "billions" | "b" => 9,
        _ => {
            let mut entries = SCALES.split('|');
            let entry = entries.find(|entry| {
                let phrase = &entry[..entry.len() - 1];
                phrase.trim_end_matches('.') == word
            })?;
            u32::from(entry.as_bytes()[entry.len() - 1] - b'0')
        }
    };
    let rest = match behind.strip_prefix('.') {
        // The point of an abbreviation.
        Some(rest) if end <= 8 => rest,
        _ => behind,
    };
    Some((power, rest.trim_start()))
}
