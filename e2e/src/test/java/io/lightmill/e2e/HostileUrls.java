package io.lightmill.e2e;

import java.util.List;
import java.util.stream.Stream;

/** Addresses that a server which fetched them should not: every way that is known to write "this machine", and what lies near it. */
final class HostileUrls {

    private HostileUrls() {}

    static List<String> to(int port) {
        return Stream.of(hosts(port), dressedUp(port), otherSchemes(port))
                .flatMap(List::stream)
                .toList();
    }

    private static List<String> hosts(int port) {
        return Stream.of(
                        "127.0.0.1",
                        "localhost",
                        "LOCALHOST",
                        "localhost.",
                        "127.1",
                        "127.0.1",
                        "127.127.127.127",
                        "0.0.0.0",
                        "0",
                        "2130706433",
                        "0x7f000001",
                        "0x7f.1",
                        "0177.0.0.1",
                        "017700000001",
                        "127.0.0.1.nip.io",
                        "127-0-0-1.sslip.io",
                        "localtest.me",
                        "[::1]",
                        "[::]",
                        "[0:0:0:0:0:0:0:1]",
                        "[::ffff:127.0.0.1]",
                        "[::ffff:7f00:1]",
                        "[::127.0.0.1]",
                        "[64:ff9b::7f00:1]",
                        "[fe80::1%25lo]",
                        "[fd00:ec2::254]",
                        "169.254.169.254",
                        "metadata.google.internal",
                        "100.100.100.200",
                        "10.0.0.1",
                        "192.168.0.1",
                        "ⓛⓞⓒⓐⓛⓗⓞⓢⓣ",
                        "127。0。0。1",
                        "①②⑦.⓪.⓪.①")
                .map(host -> "http://" + host + ":" + port + "/canary.png")
                .toList();
    }

    private static List<String> dressedUp(int port) {
        String here = "127.0.0.1:" + port;
        return List.of(
                "https://" + here + "/canary.png",
                "HTTP://" + here + "/canary.png",
                "//" + here + "/canary.png",
                "\\\\" + here + "\\canary.png",
                "http:\\\\" + here + "\\canary.png",
                "http:/" + here + "/canary.png",
                "http://example.com@" + here + "/canary.png",
                "http://" + here + "#@example.com/canary.png",
                "http://" + here + "?@example.com/canary.png",
                "http://" + here + "\\@example.com/canary.png",
                "http://example.com:80@" + here + ":80/canary.png",
                "http://" + here + "%00.example.com/canary.png",
                "http://" + here + "\t/canary.png",
                " http://" + here + "/canary.png",
                "http://" + here + "/%0d%0aX-Injected:%20yes",
                "![x](http://" + here + "/canary.png)",
                "<img src=http://" + here + "/canary.png>",
                "<svg><image href=\"http://" + here + "/canary.png\"/></svg>",
                "<!DOCTYPE x [<!ENTITY e SYSTEM \"http://" + here + "/\">]><x>&e;</x>",
                "${jndi:ldap://" + here + "/canary}");
    }

    private static List<String> otherSchemes(int port) {
        String here = "127.0.0.1:" + port;
        return List.of(
                "file:///etc/passwd",
                "file://" + here + "/etc/passwd",
                "ftp://" + here + "/canary.png",
                "gopher://" + here + "/_canary",
                "dict://" + here + "/canary",
                "ldap://" + here + "/canary",
                "tftp://" + here + "/canary",
                "ws://" + here + "/canary",
                "jar:http://" + here + "/canary.jar!/",
                "gs://" + here + "/canary.png");
    }
}
