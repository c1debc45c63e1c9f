//! Names of months and seasons, and the words around dates, in the six
//! languages (of months in some more), folded as [`fold`](super::fold::fold) leaves them.

/// Each month with its names and what they are shortened to.
const MONTHS: [&str; 12] = [
    "january jan januar jän jänner janvier janv enero ene січень січня січ يناير جانفي gennaio gen janeiro januari styczeń stycznia январь января янв ocak كانونالثاني",
    "february feb febr februar feber février fevrier févr fév febrero лютий лютого лют فبراير شباط فيفري febbraio fevereiro februari luty lutego февраль февраля фев şubat",
    "march mar märz maerz mär mrz mars marzo березень березня бер مارس اذار marzec marca março maart mart март марта мар",
    "april apr avril avr abril abr квітень квітня кві квіт ابريل نيسان افريل aprile kwiecień kwietnia апрель апреля апр nisan",
    "may mai mayo травень травня тра трав مايو ايار ماي maggio mag maio mei maj maja май мая mayıs",
    "june jun juni juin junio червень червня чер черв يونيو حزيران جوان giugno giu junho czerwiec czerwca июнь июня июн haziran",
    "july jul juli juillet juil julio липень липня лип يوليو تموز جويليه luglio lug julho lipiec lipca июль июля июл temmuz",
    "august aug august août aout agosto ago серпень серпня сер серп اغسطس اب اوت augustus augusti sierpień sierpnia август августа авг ağustos",
    "september sep sept septembre septiembre setiembre вересень вересня вер верес سبتمبر ايلول settembre setembro wrzesień września сентябрь сентября сен сент eylül",
    "october oct oktober okt octobre octubre жовтень жовтня жов жовт اكتوبر ottobre ott outubro październik października октябрь октября окт ekim تشرينالاول",
    "november nov novembre noviembre листопад листопада лис лист نوفمبر novembro listopad listopada ноябрь ноября ноя kasım تشرينالثاني",
    "december dec dezember dez décembre decembre déc diciembre dic грудень грудня гру груд ديسمبر dicembre dezembro grudzień grudnia декабрь декабря дек aralık كانونالاول",
];

/// Spring to winter.
const SEASONS: [&str; 4] = [
    "spring frühling frühjahr printemps primavera весна весни навесні الربيع ربيع",
    "summer sommer été verano літо літа влітку الصيف صيف",
    "autumn fall herbst automne otoño осінь осені восени الخريف خريف",
    "winter hiver invierno зима зими взимку الشتاء شتاء",
];

/// Weekdays, which the date says already.
const WEEKDAYS: &str = "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun \
    montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag mo di mi do fr sa so \
    lundi mardi mercredi jeudi vendredi samedi dimanche lun mer jeu ven sam dim \
    lunes martes miércoles jueves viernes sábado domingo mié jue vie sáb dom \
    понеділок вівторок середа четвер пʼятниця п'ятниця п’ятниця субота неділя пн вт ср чт пт сб нд \
    الاثنين الثلاثاء الاربعاء الخميس الجمعه الجمعة السبت الاحد";

/// Words within a date that say nothing.
const FILLERS: &str = "the of on in de del d' le la el en am im den dem der vom zum a st nd rd th er ier º ª го \
    року рік р рр г года роки у в уже uhr year jahr año año سنه سنة عام من يوم شهر noon";

/// Whether a list of words has a word.
fn has(list: &str, word: &str) -> bool {
    list.split_ascii_whitespace().any(|known| known == word)
}

/// The place of the list that has a word.
fn place(lists: &[&str], word: &str) -> Option<u8> {
    let place = lists.iter().position(|list| has(list, word))?;
    u8::try_from(place).ok()
}

/// The month of a name, 1 to 12.
pub(super) fn month(word: &str) -> Option<u8> {
    place(&MONTHS, word).map(|place| place + 1)
}

/// The season of a name, 21 to 24.
pub(super) fn season(word: &str) -> Option<u8> {
    place(&SEASONS, word).map(|place| place + 21)
}

/// Whether it is the name of a weekday.
pub(super) fn is_weekday(word: &str) -> bool {
    has(WEEKDAYS, word)
}

/// Whether it is a word that says nothing within a date.
pub(super) fn is_filler(word: &str) -> bool {
    has(FILLERS, word)
}

/// What a word before a date makes of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Bound {
    /// Some day earlier than it.
    Before,
    /// Some day up to it.
    Until,
    /// Some day later than it.
    After,
    /// From it on.
    Since,
    /// Roughly.
    About,
    /// Some part of it, which is not narrowed down.
    Within,
}

const BOUNDS: &[(Bound, &str)] = &[
    (
        Bound::Before,
        "before|prior to|earlier than|vor dem|vor|avant le|avant|antes del|antes de|раніше|перед|قبل|<",
    ),
    (
        Bound::Until,
        "until|till|by|no later than|not later than|up to|bis zum|bis|spätestens am|spätestens|jusqu'au|jusqu’au|\
         jusqu'en|jusqu’en|jusqu'à|au plus tard le|hasta el|hasta|до|не пізніше|حتى|بحلول|≤|<=",
    ),
    (
        Bound::After,
        "after|later than|nach dem|nach|après le|après|después del|después de|tras|після|пізніше|بعد|>",
    ),
    (
        Bound::Since,
        "since|from|starting|not before|seit dem|seit|ab dem|ab|depuis le|depuis|à partir du|à partir de|dès le|dès|\
         desde el|desde|a partir del|a partir de|з|із|від|починаючи з|منذ|من|ابتداء من|≥|>=",
    ),
    (
        Bound::About,
        "about|around|approximately|approx.|approx|circa|ca.|ca|c.|~|≈|etwa|ungefähr|um den|um|rund|zirka|environ|vers le|vers|\
         autour du|autour de|alrededor del|alrededor de|hacia el|hacia|aproximadamente|aprox.|\
         близько|приблизно|орієнтовно|حوالي|نحو|تقريبا|probably|possibly|vermutlich|wohl",
    ),
    (
        Bound::Within,
        "early in|early|mid-|mid|in the middle of|middle of|late in|late|the beginning of|beginning of|the end of|end of|\
         anfang|mitte|ende|début|mi-|fin|courant|principios de|a principios de|mediados de|a mediados de|finales de|a finales de|\
         fines de|as of|stand:|stand|станом на|на початку|початок|в середині|середина|наприкінці|кінець|اوائل|منتصف|اواخر|in|im|en",
    ),
];

/// What the words that a text starts with make of a date, and the date.
pub(super) fn bound(text: &str) -> Option<(Bound, &str)> {
    let mut found: Option<(Bound, &str)> = None;
    for (bound, phrases) in BOUNDS {
        for phrase in phrases.split('|') {
            let Some(rest) = text.strip_prefix(phrase) else {
                continue;
            };
            let is_whole =
                !(phrase.ends_with(char::is_alphabetic) && rest.starts_with(char::is_alphabetic));
            if is_whole && found.is_none_or(|(_, best)| rest.len() < best.len()) {
                found = Some((*bound, rest.trim_start()));
            }
        }
    }
    found
}

/// Words between the two dates of a span, in the order in which they are tried.
pub(super) const JOINTS: &[&str] = &[
    " bis zum ",
    " to ",
    " until ",
    " bis ",
    " through ",
    " and ",
    " und ",
    " au ",
    " à ",
    " et ",
    " al ",
    " a ",
    " y ",
    " до ",
    " по ",
    " і ",
    " та ",
    " الى ",
    " حتى ",
    " و ",
    " – ",
    " — ",
    " - ",
    "–",
    "—",
    "/",
    "-",
];

/// Words before a span that say nothing.
pub(super) const OPENERS: &[&str] = &[
    "between ",
    "from ",
    "zwischen ",
    "vom ",
    "von ",
    "entre le ",
    "entre ",
    "du ",
    "de ",
    "del ",
    "desde el ",
    "від ",
    "з ",
    "із ",
    "між ",
    "من ",
    "بين ",
    "the ",
];
