import { group, list, listOfWords, named, oneOf } from "../shape.ts";

const client = oneOf("enabled", "disabled");
const roles = listOfWords("user_role", "channel_role");
const slack = group({
  supported_channel_types: listOfWords("public", "private"),
  supported_role_settings: roles,
});
const teams = group({ supported_role_settings: roles });
const fallback = group({ client });

/** Chat applications policies ("Chat applications policy syntax and examples"). */
export const chatbotPolicy = group(
  {
    chatbot: group({
      platforms: group({
        slack: group({
          client,
          workspaces: list(/^(?:\*|[\w-]+)$/, "the id of a workspace or *", 255),
          default: slack,
          overrides: named(slack, { maximum: 255 }),
        }),
        microsoft_teams: group({
          client,
          tenants: named(list(/^(?:\*|[\w-]+)$/, "the id of a team or *", 36), { maximum: 36 }),
          default: teams,
          overrides: named(named(teams, { maximum: 36 }), { maximum: 36 }),
        }),
        chime: group({ client }),
        default: fallback,
      }),
      default: fallback,
    }),
  },
  { required: ["chatbot"] },
);
