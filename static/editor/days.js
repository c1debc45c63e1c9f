// The days on which something in a file became public or was withdrawn, for the choice of the day of knowledge.

const pad = (number, digits = 2) => String(number).padStart(digits, '0');
const lastOfMonth = (year, month) => new Date(Date.UTC(year, month, 0)).getUTCDate();

/** The last possible day of a plain date such as 2024-10-28, 2024-10, 2024-21, 2024-10-XX; none where it is no date. */
function lastDay(date) {
  const found = /^(\d{4})(?:-(\d\d|XX)(?:-(\d\d|XX))?)?$/.exec(date.replace(/[?~%]/g, ''));
  if (!found) return null;
  const year = Number(found[1]);
  const season = Number(found[2]) - 20;
  if (season >= 1 && season <= 4) return season === 4 ? lastDay(`${year + 1}-02`) : lastDay(`${year}-${pad(2 + 3 * season)}`);
  const month = found[2] && found[2] !== 'XX' ? Number(found[2]) : 12;
  const day = found[3] && found[3] !== 'XX' ? Number(found[3]) : lastOfMonth(year, month);
  return `${pad(year, 4)}-${pad(month)}-${pad(day)}`;
}

/** The day on which a claim with this date was public at the latest; where the end is open, its bounded end. */
function publicOn(edtf) {
  const set = /^\[(.*)\]$/.exec(edtf);
  const parts = set ? set[1].split('..') : edtf.split('/');
  return parts.reverse().map((part) => lastDay(part.split('T')[0])).find(Boolean) ?? null;
}

/** The days of a dataset, newest first. */
export function daysOf({ claims = [] }) {
  const days = new Set();
  for (const { published, said, withdrawn } of claims) {
    const day = publicOn(String(published ?? said ?? ''));
    if (day) days.add(day);
    const end = publicOn(String(withdrawn ?? ''));
    if (day && end > day) days.add(end);
  }
  return [...days].sort().reverse();
}
