package io.dromedary.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** The files of the page: what a strict content security policy, a slow line and an auditor ask of them. */
final class WebFilesTest {

    private static final Path WEB = Path.of("src/main/resources/web");
    private static final Path VENDOR = WEB.resolve("vendor");

    /** A page of its own, for those who write programs. */
    private static final Path API = WEB.resolve("api");

    private static final int MAX_CSS_BYTES = 25_000;
    private static final int MAX_PAGE_GZIPPED_BYTES = 60_000;
    private static final int MAX_MANAGE_GZIPPED_BYTES = 20_000;
    private static final int MAX_DAY_GZIPPED_BYTES = 35_000;

    /** SHA-256 of each file as it lies in the packages that vendor/README.md names. */
    private static final Map<String, String> VENDORED = Map.ofEntries(
            Map.entry("noble-ciphers/_polyval.js", "735b078133e0c5a97dd984a21389f152dc7958b283f52504f6f0906ded243fa5"),
            Map.entry("noble-ciphers/aes.js", "941ebefe14c48cd1401ffe52f329d4e6ff14f3f596681b211a33cde21de3a90c"),
            Map.entry("noble-ciphers/utils.js", "a443ec1f60d1aaa25d1b7d8c102d33c0e8e6d683ada1ad17be9c32e69170ff95"),
            Map.entry("noble-hashes/_md.js", "60cf3010fda89e3e4d3f0e7ff1ce249e9c467f34b4fd41b6fd6101d9f69be763"),
            Map.entry("noble-hashes/_u64.js", "b09da8c07fe8187c07649494cdb7cd0bcf13df90b506a9473d19e4d5f8c2e102"),
            Map.entry("noble-hashes/hkdf.js", "ccb942a8008f974018965eeb1e33b8f4739bf767c6f95f2ceb06f5873a302f67"),
            Map.entry("noble-hashes/hmac.js", "fec9f8f3aeda785ea2de91cc4c059d54ef98196261c026c43f48341007ae52c9"),
            Map.entry("noble-hashes/sha2.js", "471746bba6ec4c6238ca41358d1d3b40b6ff31cf3363f0b4d550c649c1a8e83b"),
            Map.entry("noble-hashes/utils.js", "037ad49adb78168b6b699598fd33f85f7877456b1d28b4d032e2a1a16807947c"));

    @Test
    void theVendoredCryptographyIsWhatItsAuthorsPublished() throws Exception {
        Map<String, String> found = new TreeMap<>();
        for (Path file : filesBelow(VENDOR)) {
            if (file.toString().endsWith(".js")) {
                found.put(slashed(VENDOR.relativize(file)), sha256(file));
            }
        }

        assertThat(found).containsExactlyInAnyOrderEntriesOf(VENDORED);
        assertThat(VENDOR.resolve("noble-ciphers/LICENSE")).content().contains("MIT License", "Paul Miller");
        assertThat(VENDOR.resolve("noble-hashes/LICENSE")).content().contains("MIT License", "Paul Miller");
        assertThat(VENDOR.resolve("README.md")).content().contains("2.4.0");
    }

    @Test
    void theDocumentHoldsNoScriptAndNoStyleOfItsOwn() throws IOException {
        String html = Files.readString(WEB.resolve("index.html"));

        assertThat(matches("<script(?![^>]*\\bsrc=)", html)).isEmpty();
        assertThat(matches("<script[^>]*>[^<]+</script>", html)).isEmpty();
        assertThat(matches("<style\\b|\\sstyle=", html)).isEmpty();
        assertThat(matches("\\son[a-z]+=", html)).isEmpty();
        assertThat(matches("javascript:", html)).isEmpty();
    }

    @Test
    void noModuleBuildsMarkupOrCodeFromText() throws IOException {
        for (Path module : Stream.concat(ownFiles(".js").stream(), Stream.of(API.resolve("api.js")))
                .toList()) {
            assertThat(matches(
                            "innerHTML|outerHTML|insertAdjacentHTML|document\\.write|\\beval\\(|new Function|localStorage|console\\.",
                            Files.readString(module)))
                    .as(module.toString())
                    .isEmpty();
        }
    }

    @Test
    void everyFileThatIsReferredToExists() throws IOException {
        List<String> inDocument =
                matches("(?:src|href)=\"/web/([^\"]+)\"", Files.readString(WEB.resolve("index.html")));
        assertThat(inDocument)
                .isNotEmpty()
                .allSatisfy(name -> assertThat(WEB.resolve(name)).isRegularFile());

        for (Path module : filesBelow(WEB)) {
            if (module.toString().endsWith(".js")) {
                for (String name :
                        matches("(?:from |import\\(|^import )[\"'](\\.[^\"']+)[\"']", withoutComments(module))) {
                    assertThat(module.resolveSibling(name))
                            .as(module + " imports it")
                            .isRegularFile();
                }
            }
        }
    }

    @Test
    void everyModuleIsAskedForAtOnce() throws IOException {
        List<String> preloaded =
                matches("modulepreload\" href=\"/web/([^\"]+)\"", Files.readString(WEB.resolve("index.html")));
        List<String> modules = ownFiles(".js").stream()
                .map(file -> slashed(WEB.relativize(file)))
                .filter(name ->
                        !List.of("app.js", "theme.js", "seal-portable.js").contains(name))
                // only those who hold the management key, or may see recordings, load these
                .filter(name -> !name.startsWith("manage/") && !name.startsWith("day/"))
                .toList();

        assertThat(preloaded).containsExactlyInAnyOrderElementsOf(modules);
    }

    @Test
    void thePageIsLight() throws IOException {
        long css = 0;
        for (Path sheet : ownFiles(".css")) {
            css += Files.size(sheet);
        }
        assertThat(css).isLessThanOrEqualTo(MAX_CSS_BYTES);

        // the vendored cryptography is not counted: only a page on plain http loads it
        long page = 0;
        // what only those who hold the management key load
        long manage = 0;
        // what only those who may see recordings load
        long day = 0;
        for (Path file : ownFiles("")) {
            long bytes = gzipped(Files.readAllBytes(file));
            if (file.startsWith(WEB.resolve("manage"))) {
                manage += bytes;
            } else if (file.startsWith(WEB.resolve("day"))) {
                day += bytes;
            } else {
                page += bytes;
            }
        }
        assertThat(page).isLessThanOrEqualTo(MAX_PAGE_GZIPPED_BYTES);
        assertThat(manage).isLessThanOrEqualTo(MAX_MANAGE_GZIPPED_BYTES);
        assertThat(day).isLessThanOrEqualTo(MAX_DAY_GZIPPED_BYTES);
    }

    @Test
    void noOtherHostIsMentioned() throws IOException {
        for (Path file : ownFiles("")) {
            String text = Files.readString(file).replace("http://www.w3.org/2000/svg", "");
            assertThat(matches("(?:https?:|wss?:)?//[a-z0-9-]+\\.[a-z]{2,}", text))
                    .as(file.toString())
                    .isEmpty();
        }
    }

    private static List<Path> ownFiles(String ending) throws IOException {
        return filesBelow(WEB).stream()
                .filter(file -> !file.startsWith(VENDOR) && !file.startsWith(API))
                .filter(file -> file.toString().endsWith(ending))
                .toList();
    }

    private static List<Path> filesBelow(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    // the vendored files show imports of their packages in comments
    private static String withoutComments(Path module) throws IOException {
        return Files.readString(module).replaceAll("(?m)^\\s*(?:\\*|/\\*|//).*$", "");
    }

    private static List<String> matches(String pattern, String text) {
        return Pattern.compile(pattern, Pattern.MULTILINE)
                .matcher(text)
                .results()
                .map(WebFilesTest::lastGroup)
                .toList();
    }

    private static String lastGroup(MatchResult match) {
        return match.group(match.groupCount());
    }

    private static String slashed(Path path) {
        return path.toString().replace('\\', '/');
    }

    private static String sha256(Path file) throws IOException, GeneralSecurityException {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
        return HexFormat.of().formatHex(digest);
    }

    private static long gzipped(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        }
        return packed.size();
    }
}
