package io.dromedary.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the documents and comments point to is there. */
final class DocumentLinksTest {

    private static final Path ROOT = Path.of("").toAbsolutePath();
    private static final Set<String> NOT_OURS = Set.of("target", ".git", "node_modules");
    private static final Pattern LINK = Pattern.compile("]\\(([^)\\s#]+)[^)]*\\)");
    private static final Pattern ADDRESS = Pattern.compile("[a-z]+:.*");
    private static final Pattern DOCUMENT = Pattern.compile("src/docs/[\\w./-]+\\w");
    private static final Pattern CLASS = Pattern.compile("`([a-z]+/[A-Z]\\w*[a-z]\\w*)`");

    @Test
    void everyLinkInADocumentLeadsToAFile() throws IOException {
        List<String> broken = new ArrayList<>();
        for (Path document : files(name -> name.endsWith(".md"))) {
            for (String target : found(LINK, document)) {
                if (!ADDRESS.matcher(target).matches() && !Files.exists(document.resolveSibling(target))) {
                    broken.add(ROOT.relativize(document) + " -> " + target);
                }
            }
        }

        assertThat(broken).isEmpty();
    }

    @Test
    void everyDocumentThatACommentNamesIsThere() throws IOException {
        List<String> broken = new ArrayList<>();
        for (Path source : files(DocumentLinksTest::mayNameADocument)) {
            for (String document : found(DOCUMENT, source)) {
                if (!Files.exists(ROOT.resolve(document))) {
                    broken.add(ROOT.relativize(source) + " -> " + document);
                }
            }
        }

        assertThat(broken).isEmpty();
    }

    @Test
    void everyClassThatADocumentNamesIsThere() throws IOException {
        List<String> broken = new ArrayList<>();
        for (Path document : files(name -> name.endsWith(".md"))) {
            for (String name : found(CLASS, document)) {
                if (!isClass("main", name) && !isClass("test", name)) {
                    broken.add(ROOT.relativize(document) + " -> " + name);
                }
            }
        }

        assertThat(broken).isEmpty();
    }

    @Test
    void thereAreLinksDocumentsAndClassesToCheck() throws IOException {
        Path readme = ROOT.resolve("README.md");

        assertThat(found(LINK, readme)).contains("SECURITY.md");
        assertThat(found(DOCUMENT, ROOT.resolve("pom.xml"))).isNotEmpty();
        assertThat(found(CLASS, ROOT.resolve("SECURITY.md"))).contains("http/Ingress");
    }

    private static boolean mayNameADocument(String name) {
        return Stream.of(".java", ".xml", ".yaml", ".properties", ".js", ".css").anyMatch(name::endsWith);
    }

    private static boolean isClass(String sources, String name) {
        return Files.exists(ROOT.resolve("src/" + sources + "/java/io/dromedary/" + name + ".java"));
    }

    private static List<String> found(Pattern pattern, Path file) throws IOException {
        return pattern.matcher(Files.readString(file))
                .results()
                .map(DocumentLinksTest::lastGroup)
                .toList();
    }

    private static String lastGroup(MatchResult match) {
        return match.group(match.groupCount());
    }

    private static List<Path> files(Predicate<String> named) throws IOException {
        try (Stream<Path> all = Files.walk(ROOT)) {
            return all.filter(DocumentLinksTest::isOurs)
                    .filter(file -> named.test(String.valueOf(file.getFileName())))
                    .filter(Files::isRegularFile)
                    .toList();
        }
    }

    private static boolean isOurs(Path file) {
        for (Path folder : ROOT.relativize(file)) {
            if (NOT_OURS.contains(folder.toString())) {
                return false;
            }
        }
        return true;
    }
}
