/** A tag as it lies in a record. Keys are unique in a resource: ignoring case in users and roles, exactly in others ("Rules for tagging in IAM and AWS STS"). */
export interface Tag {
  readonly key: string;
  readonly value: string;
}
