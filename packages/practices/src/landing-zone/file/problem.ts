/** What is wrong with an organization's file. */
export interface FileProblem {
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

export type Report = (offset: number, message: string) => void;
