/** The variables of the step, as the runner set them. */
export type Environment = Readonly<Record<string, string | undefined>>
