"""A mail server that encrypts: its certificates are made here, and what it hears is written down, a line of JSON each.

Arguments: a folder; how it encrypts ("tls" from the first byte, "starttls", "never"); whose certificate it shows ("good",
"stranger" of an authority nobody knows, "elsewhere" of another name, "late" whose time is over). It says its port.
"""

import asyncio
import datetime
import json
import ssl
import sys
from pathlib import Path

import trustme
from aiosmtpd.smtp import SMTP, AuthResult

folder, way, whose = Path(sys.argv[1]), sys.argv[2], sys.argv[3]
known = trustme.CA()
known.cert_pem.write_to_path(str(folder / "known.pem"))
past = datetime.datetime.now(datetime.timezone.utc) - datetime.timedelta(days=1)
shown = {
    "good": lambda: known.issue_cert("localhost"),
    "stranger": lambda: trustme.CA().issue_cert("localhost"),
    "elsewhere": lambda: known.issue_cert("mail.example.org"),
    "late": lambda: known.issue_cert("localhost", not_after=past),
}[whose]()
secure = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
shown.configure_cert(secure)


def heard(**line):
    with (folder / "heard.jsonl").open("a", encoding="utf-8") as file:
        file.write(json.dumps(line) + "\n")


def is_encrypted(server):
    return server.transport.get_extra_info("ssl_object") is not None


class Post:
    async def handle_DATA(self, server, session, envelope):
        text = envelope.content.decode("utf-8", "replace")
        heard(mail=envelope.rcpt_tos[0], text=text, encrypted=is_encrypted(server))
        return "250 kept"


def authenticate(server, session, envelope, mechanism, data):
    user, password = data.login.decode(), data.password.decode()
    heard(login=user, encrypted=is_encrypted(server))
    return AuthResult(success=(user, password) == ("lianxin", "a-Password-0f-mail"))


def serve():
    return SMTP(
        Post(),
        hostname="localhost",
        tls_context=secure if way == "starttls" else None,
        require_starttls=way == "starttls",
        authenticator=authenticate,
        auth_required=True,
        # With TLS from the first byte it does not know that it speaks encrypted.
        auth_require_tls=way == "starttls",
    )


async def main():
    server = await asyncio.get_running_loop().create_server(
        serve, "127.0.0.1", 0, ssl=secure if way == "tls" else None
    )
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


asyncio.run(main())
