package io.dromedary.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NearestNameTest {

    private static final List<String> NAMES = List.of("width", "height", "fps", "gop", "globalQuality");

    @ParameterizedTest
    @CsvSource({"widht,width", "WIDTH,width", "heigth,height", "fp,fps", "global_quality,globalQuality", "gops,gop"})
    void aSlipLeadsToItsName(String typed, String name) {
        assertThat(NearestName.to(typed, NAMES)).hasValue(name);
    }

    @Test
    void anotherWordLeadsNowhere() {
        assertThat(NearestName.to("colour", NAMES)).isEmpty();
        assertThat(NearestName.to("", NAMES)).isEmpty();
        assertThat(NearestName.to("width".repeat(100_000), NAMES)).isEmpty();
    }
}
