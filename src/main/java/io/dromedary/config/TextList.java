package io.dromedary.config;

import java.util.List;
import java.util.Optional;

/**
 * A list of texts.
 *
 * @param maxItems how many are accepted
 */
record TextList(int maxItems) implements SettingType<List<String>> {

    private static final FreeText ITEM = FreeText.some();

    @Override
    public List<String> parse(Given given) throws UnfitValueException {
        if (given instanceof Given.Several several) {
            return several.texts();
        }
        throw new UnfitValueException("takes a list");
    }

    @Override
    public Optional<String> objection(List<String> value) {
        if (value.size() > maxItems) {
            return Optional.of("has more than " + maxItems + " entries");
        }
        return value.stream()
                .map(ITEM::objection)
                .flatMap(Optional::stream)
                .findFirst()
                .map(why -> "has an entry that " + why);
    }
}
