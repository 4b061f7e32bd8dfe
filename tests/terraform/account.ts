import {
  AddClientIDToOpenIDConnectProviderCommand,
  CreateAccountAliasCommand,
  CreateOpenIDConnectProviderCommand,
  CreateSAMLProviderCommand,
  DeleteAccountAliasCommand,
  DeleteAccountPasswordPolicyCommand,
  DeleteOpenIDConnectProviderCommand,
  DeleteSAMLProviderCommand,
  DeleteServerCertificateCommand,
  GetAccountPasswordPolicyCommand,
  GetOpenIDConnectProviderCommand,
  GetSAMLProviderCommand,
  GetServerCertificateCommand,
  ListAccountAliasesCommand,
  RemoveClientIDFromOpenIDConnectProviderCommand,
  TagOpenIDConnectProviderCommand,
  TagSAMLProviderCommand,
  TagServerCertificateCommand,
  UntagOpenIDConnectProviderCommand,
  UntagSAMLProviderCommand,
  UntagServerCertificateCommand,
  UpdateAccountPasswordPolicyCommand,
  UpdateOpenIDConnectProviderThumbprintCommand,
  UpdateSAMLProviderCommand,
  UploadServerCertificateCommand,
} from "@aws-sdk/client-iam";
import { expect } from "vitest";
import { samlIdp } from "../federation/saml-idp.ts";
import { makeCertificate } from "../x509.ts";
import { found, type Resource, tagList, tagsOf, uniqueId } from "./resource.ts";

const accountAlias: Resource = {
  type: "aws_iam_account_alias",
  async create({ iam }) {
    await iam.send(new CreateAccountAliasCommand({ AccountAlias: "tf-alias" }));
    return "tf-alias";
  },
  async read({ iam }) {
    const { AccountAliases } = await iam.send(new ListAccountAliasesCommand({}));
    return AccountAliases?.length === 0 ? undefined : { account_alias: AccountAliases?.[0] };
  },
  wants: () => ({ account_alias: "tf-alias" }),
  delete: ({ iam }, AccountAlias) => iam.send(new DeleteAccountAliasCommand({ AccountAlias })),
};

const passwordPolicy: Resource = {
  type: "aws_iam_account_password_policy",
  async create({ iam }) {
    await iam.send(
      new UpdateAccountPasswordPolicyCommand({
        AllowUsersToChangePassword: true,
        MinimumPasswordLength: 8,
        RequireLowercaseCharacters: true,
        RequireNumbers: true,
        RequireSymbols: false,
        RequireUppercaseCharacters: true,
      }),
    );
    return "iam-account-password-policy";
  },
  async read({ iam }) {
    const answer = await found(iam.send(new GetAccountPasswordPolicyCommand({})));
    return answer && { ...answer.PasswordPolicy };
  },
  wants: () => ({
    AllowUsersToChangePassword: true,
    ExpirePasswords: false,
    MinimumPasswordLength: 8,
    RequireLowercaseCharacters: true,
    RequireNumbers: true,
    RequireSymbols: false,
    RequireUppercaseCharacters: true,
  }),
  updates: [
    {
      // What an update leaves out goes back to its default.
      title: "passwords that expire",
      wants: {
        AllowUsersToChangePassword: false,
        ExpirePasswords: true,
        MaxPasswordAge: 90,
        MinimumPasswordLength: 12,
        PasswordReusePrevention: 3,
        RequireLowercaseCharacters: false,
        RequireNumbers: false,
        RequireUppercaseCharacters: false,
      },
      async apply({ iam }) {
        await iam.send(
          new UpdateAccountPasswordPolicyCommand({
            MaxPasswordAge: 90,
            MinimumPasswordLength: 12,
            PasswordReusePrevention: 3,
          }),
        );
        return undefined;
      },
    },
  ],
  delete: ({ iam }) => iam.send(new DeleteAccountPasswordPolicyCommand({})),
};

const thumbprint = (digit: string): string => digit.repeat(40);

const openIdConnectProvider: Resource = {
  type: "aws_iam_openid_connect_provider",
  async create({ iam }) {
    const { OpenIDConnectProviderArn } = await iam.send(
      new CreateOpenIDConnectProviderCommand({
        Url: "https://tf.example.com/id",
        ClientIDList: ["one"],
        ThumbprintList: [thumbprint("a")],
        Tags: tagList({ team: "blue" }),
      }),
    );
    return OpenIDConnectProviderArn ?? "";
  },
  async read({ iam }, OpenIDConnectProviderArn) {
    const wanted = { OpenIDConnectProviderArn };
    const answer = await found(iam.send(new GetOpenIDConnectProviderCommand(wanted)));
    return (
      answer && {
        url: answer.Url,
        client_id_list: answer.ClientIDList,
        thumbprint_list: answer.ThumbprintList,
        tags: tagsOf(answer.Tags),
      }
    );
  },
  wants: () => ({
    url: "tf.example.com/id",
    client_id_list: ["one"],
    thumbprint_list: [thumbprint("a")],
    tags: { team: "blue" },
  }),
  updates: [
    {
      title: "thumbprints",
      wants: { thumbprint_list: [thumbprint("b"), thumbprint("c")] },
      async apply({ iam }, OpenIDConnectProviderArn) {
        const ThumbprintList = [thumbprint("b"), thumbprint("c")];
        await iam.send(
          new UpdateOpenIDConnectProviderThumbprintCommand({
            OpenIDConnectProviderArn,
            ThumbprintList,
          }),
        );
        return undefined;
      },
    },
    {
      title: "clients",
      wants: { client_id_list: ["two"] },
      async apply({ iam }, OpenIDConnectProviderArn) {
        const provider = { OpenIDConnectProviderArn };
        const [added, removed] = [
          new AddClientIDToOpenIDConnectProviderCommand({ ...provider, ClientID: "two" }),
          new RemoveClientIDFromOpenIDConnectProviderCommand({ ...provider, ClientID: "one" }),
        ];
        await iam.send(added);
        await iam.send(removed);
        return undefined;
      },
    },
    {
      title: "tags",
      wants: { tags: { owner: "me" } },
      async apply({ iam }, OpenIDConnectProviderArn) {
        const provider = { OpenIDConnectProviderArn };
        await iam.send(new UntagOpenIDConnectProviderCommand({ ...provider, TagKeys: ["team"] }));
        const Tags = tagList({ owner: "me" });
        await iam.send(new TagOpenIDConnectProviderCommand({ ...provider, Tags }));
        return undefined;
      },
    },
  ],
  delete: ({ iam }, OpenIDConnectProviderArn) =>
    iam.send(new DeleteOpenIDConnectProviderCommand({ OpenIDConnectProviderArn })),
};

const [metadata, otherMetadata] = [samlIdp().metadata(), samlIdp().metadata()];

const samlProvider: Resource = {
  type: "aws_iam_saml_provider",
  async create({ iam }) {
    const { SAMLProviderArn } = await iam.send(
      new CreateSAMLProviderCommand({
        Name: "tf-idp",
        SAMLMetadataDocument: metadata,
        Tags: tagList({ team: "blue" }),
      }),
    );
    return SAMLProviderArn ?? "";
  },
  async read({ iam }, SAMLProviderArn) {
    const answer = await found(iam.send(new GetSAMLProviderCommand({ SAMLProviderArn })));
    return (
      answer && {
        saml_metadata_document: answer.SAMLMetadataDocument,
        valid_until: answer.ValidUntil,
        tags: tagsOf(answer.Tags),
      }
    );
  },
  wants: () => ({
    saml_metadata_document: metadata,
    valid_until: expect.any(Date),
    tags: { team: "blue" },
  }),
  updates: [
    {
      title: "metadata",
      wants: { saml_metadata_document: otherMetadata },
      async apply({ iam }, SAMLProviderArn) {
        const update = { SAMLProviderArn, SAMLMetadataDocument: otherMetadata };
        await iam.send(new UpdateSAMLProviderCommand(update));
        return undefined;
      },
    },
    {
      title: "tags",
      wants: { tags: { owner: "me" } },
      async apply({ iam }, SAMLProviderArn) {
        await iam.send(new UntagSAMLProviderCommand({ SAMLProviderArn, TagKeys: ["team"] }));
        const Tags = tagList({ owner: "me" });
        await iam.send(new TagSAMLProviderCommand({ SAMLProviderArn, Tags }));
        return undefined;
      },
    },
  ],
  delete: ({ iam }, SAMLProviderArn) =>
    iam.send(new DeleteSAMLProviderCommand({ SAMLProviderArn })),
};

const issuer = makeCertificate({ ca: true });
const leaf = makeCertificate({ issuer });

const serverCertificate: Resource = {
  type: "aws_iam_server_certificate",
  async create({ iam }) {
    const ServerCertificateName = "tf-certificate";
    await iam.send(
      new UploadServerCertificateCommand({
        ServerCertificateName,
        Path: "/cloudfront/tf/",
        CertificateBody: leaf.body,
        CertificateChain: issuer.body,
        PrivateKey: leaf.privateKey,
        Tags: tagList({ team: "blue" }),
      }),
    );
    return ServerCertificateName;
  },
  async read({ iam }, ServerCertificateName) {
    const wanted = { ServerCertificateName };
    const answer = await found(iam.send(new GetServerCertificateCommand(wanted)));
    const { ServerCertificate } = answer ?? {};
    const { ServerCertificateMetadata: metadataOf } = ServerCertificate ?? {};
    return (
      ServerCertificate && {
        arn: metadataOf?.Arn,
        // The provider compares certificates without the white space at their ends.
        certificate_body: ServerCertificate.CertificateBody?.trim(),
        certificate_chain: ServerCertificate.CertificateChain?.trim(),
        expiration: metadataOf?.Expiration,
        name: metadataOf?.ServerCertificateName,
        path: metadataOf?.Path,
        tags: tagsOf(ServerCertificate.Tags),
        unique_id: metadataOf?.ServerCertificateId,
        upload_date: metadataOf?.UploadDate,
      }
    );
  },
  wants: ({ arn }) => ({
    arn: arn("server-certificate/cloudfront/tf/tf-certificate"),
    certificate_body: leaf.body.trim(),
    certificate_chain: issuer.body.trim(),
    expiration: expect.any(Date),
    name: "tf-certificate",
    path: "/cloudfront/tf/",
    tags: { team: "blue" },
    unique_id: uniqueId("ASCA"),
    upload_date: expect.any(Date),
  }),
  updates: [
    {
      title: "tags",
      wants: { tags: { owner: "me" } },
      async apply({ iam }, ServerCertificateName) {
        const certificate = { ServerCertificateName };
        await iam.send(new UntagServerCertificateCommand({ ...certificate, TagKeys: ["team"] }));
        const Tags = tagList({ owner: "me" });
        await iam.send(new TagServerCertificateCommand({ ...certificate, Tags }));
        return undefined;
      },
    },
  ],
  delete: ({ iam }, ServerCertificateName) =>
    iam.send(new DeleteServerCertificateCommand({ ServerCertificateName })),
};

export const accountResources: readonly Resource[] = [
  accountAlias,
  passwordPolicy,
  openIdConnectProvider,
  samlProvider,
  serverCertificate,
];
