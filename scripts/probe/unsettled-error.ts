/** Why a question could not be settled. */
export class Unsettled extends Error {}
