// What went wrong, as a diagnostic that the element tells.

/** An error with its code. */
export const failure = (code, message) => ({ severity: 'error', code, message });
/** What was thrown, as such an error. */
export const asFailure = (error) => (error?.severity ? error : failure('program', String(error)));
/** One line on the console. */
export const complain = (problem) => console.error(`claimline: ${problem.message}; the fallback stays.`);
