/** A policy variable or special character as policies write it. */
export const variable = (inner: string): string => `$\{${inner}}`;

/** Few words, so that policies and requests meet often. Wildcards, variables, other case and other scripts are among them. */
export const words = {
  actions: ["s3:GetObject", "s3:PutObject", "iam:GetUser", "sts:AssumeRole", "ec2:Größe"],
  resources: [
    "arn:aws:s3:::bucket/alice/x",
    "arn:aws:s3:::bucket/*",
    "arn:aws:s3:::bücket/日本",
    "arn:aws:sqs:us-east-1:111122223333:queue",
    "arn:aws:logs:us-east-1:111122223333:log-group:g:log-stream:s",
    "*",
  ],
  keys: ["aws:username", "aws:PrincipalTag/Team", "aws:SourceIp", "aws:TagKeys", "s3:max-keys"],
  values: ["alice", "Alice", "*", "?", "", "blue", "日本", "10", "9.5", "true", "203.0.113.7"],
  moments: ["2020-01-01T00:00:00Z", "2020-06-30", "1577836800"],
  arns: ["arn:aws:iam::111122223333:user/alice", "arn:aws:iam::444455556666:role/dev"],
} as const;
