import { connect, type Socket } from "node:net";

/** What a connection carries. */
export interface Traffic {
  /** The next request; undefined: there are no more. */
  next(): Uint8Array | undefined;
  /** How many milliseconds the connection pauses before its next request; absent: it does not. */
  pause?(): number;
  /** An answer came, whose text is given; status 0: none did. */
  answered(status: number, milliseconds: number, text: string): void;
}

interface Answer {
  readonly status: number;
  readonly closes: boolean;
}

/** The answer in the text that has arrived; undefined where it is not whole yet. Every peer tells the length of its bodies. */
function wholeAnswer(text: string): Answer | undefined {
  const end = text.indexOf("\r\n\r\n");
  if (end < 0) return undefined;
  const head = text.slice(0, end);
  const length = /\r\ncontent-length: *([0-9]+)/i.exec(head)?.[1];
  if (length === undefined || text.length < end + 4 + Number(length)) return undefined;
  return { status: Number(head.slice(9, 12)), closes: /\r\nconnection: *close/i.test(head) };
}

/**
 * Sends one request after another over one connection, as long as there are some. A connection that the server closes after its
 * answer is made again for the next request, whose time then begins with connecting.
 */
export function carry(port: number, traffic: Traffic): Promise<void> {
  return new Promise((resolve) => {
    let socket: Socket | undefined;
    let received = "";
    let begun = 0;

    function send(): void {
      const request = traffic.next();
      if (request === undefined) {
        hangUp();
        resolve();
        return;
      }
      received = "";
      begun = performance.now();
      socket ??= opened();
      socket.write(request);
    }

    function opened(): Socket {
      const made = connect({ port, host: "127.0.0.1", noDelay: true });
      made.setEncoding("latin1");
      made.on("data", (text) => {
        received += String(text);
        const answer = wholeAnswer(received);
        if (answer !== undefined) finish(answer);
      });
      // What went wrong shows in the close that follows.
      made.on("error", () => {});
      made.on("close", () => {
        if (socket === made) finish({ status: 0, closes: true });
      });
      return made;
    }

    function hangUp(): void {
      const left = socket;
      socket = undefined;
      left?.destroy();
    }

    function finish({ status, closes }: Answer): void {
      traffic.answered(status, performance.now() - begun, received);
      if (closes) hangUp();
      sendAfterPause();
    }

    function sendAfterPause(): void {
      if (traffic.pause === undefined) send();
      else setTimeout(send, traffic.pause());
    }

    sendAfterPause();
  });
}

/** Asks once and gives the status; 0 where nobody answers. */
export async function ask(port: number, request: Uint8Array): Promise<number> {
  const requests = [request];
  let status = 0;
  await carry(port, {
    next: () => requests.pop(),
    answered: (given) => {
      status = given;
    },
  });
  return status;
}
