package io.lightmill.e2e.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the documents point at is there. */
class LinksTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern LINK = Pattern.compile("]\\((?!https?:|#|mailto:)([^)#\\s]+)");

    static Stream<Path> documents() throws IOException {
        try (Stream<Path> docs = Files.walk(ROOT.resolve("docs"));
                Stream<Path> modules = Files.list(ROOT)) {
            List<Path> inDocs =
                    docs.filter(file -> file.toString().endsWith(".md")).toList();
            List<Path> readmes = Stream.concat(Stream.of(ROOT), modules)
                    .map(folder -> folder.resolve("README.md"))
                    .filter(Files::exists)
                    .toList();
            return Stream.concat(inDocs.stream(), readmes.stream());
        }
    }

    @ParameterizedTest
    @MethodSource("documents")
    void everyRelativeLinkLeadsToAFile(Path document) throws IOException {
        Stream<String> links =
                LINK.matcher(Files.readString(document)).results().map(match -> match.group(1));

        assertThat(links)
                .allSatisfy(link -> assertThat(document.resolveSibling(link)).exists());
    }
}
