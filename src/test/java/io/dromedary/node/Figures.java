package io.dromedary.node;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a test measured, for those who read its log. */
final class Figures {

    private static final Logger LOG = LoggerFactory.getLogger(Figures.class);

    private Figures() {}

    /** Notes some measured values, smallest first. */
    static void note(String what, List<Long> sorted) {
        LOG.info(
                "{}: median {}, least {}, most {} of {}",
                what,
                sorted.get(sorted.size() / 2),
                sorted.get(0),
                sorted.get(sorted.size() - 1),
                sorted.size());
    }
}
