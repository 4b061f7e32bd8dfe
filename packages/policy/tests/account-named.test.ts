import { expect, test } from "vitest";
import { accountNamed } from "../src/index.ts";

/** "AWS JSON policy elements: Principal", AWS account principals: the account ARN and the shortened account ID behave the same way. */
test.each([
  ["111122223333", "111122223333"],
  ["arn:aws:iam::111122223333:root", "111122223333"],
  ["arn:aws-cn:iam::111122223333:root", "111122223333"],
  ["11112222333", undefined],
  ["1111222233334", undefined],
  ["arn:aws:iam::111122223333:user/root", undefined],
  ["arn:aws:iam::*:root", undefined],
  ["arn:aws:sts::111122223333:root", undefined],
  ["xarn:aws:iam::111122223333:root", undefined],
  ["arn:aws:iam::111122223333:root/x", undefined],
  ["*", undefined],
])("%s names the account %s", (value, account) => {
  expect(accountNamed(value)).toBe(account);
});
