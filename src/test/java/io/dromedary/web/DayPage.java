package io.dromedary.web;

import static io.dromedary.web.ManagedPage.SOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.dromedary.recording.RecordedHours;
import io.dromedary.testing.Await;
import io.dromedary.testing.Browser;
import java.time.Duration;
import java.time.Instant;

/** The Day place in a browser, over a recording whose pictures tell their number. */
record DayPage(ManagedPage page, Instant begin) implements AutoCloseable {

    private static final long PICTURE_MILLIS = 1000 / RecordedHours.RATE;

    /** Opens the page with the key to watch. */
    static DayPage of(ManagedPage page, Instant begin) {
        page.watch();
        page.browser().awaitState("live", SOON);
        return new DayPage(page, begin);
    }

    Browser browser() {
        return page.browser();
    }

    /** Goes to a time by the address, and waits for its picture. */
    DayPage show(Instant time, String zoom) {
        page.go("#/day/default/" + time + "?zoom=" + zoom);
        awaitPictureOf(time);
        return this;
    }

    /** Goes to a time by the address. */
    DayPage go(Instant time) {
        page.go("#/day/default/" + time + "?zoom=1h");
        return this;
    }

    void awaitPictureOf(Instant time) {
        try {
            Await.until("the picture of " + time, SOON, () -> {
                double apart = time.toEpochMilli() - browser().number("return dromedary.day()?.pictureTime ?? 0");
                return apart > -1 && apart < PICTURE_MILLIS && state().equals("day-shown");
            });
        } catch (AssertionError late) {
            throw new AssertionError(
                    late.getMessage() + "; it is " + state() + browser().text("return JSON.stringify(dromedary.day())"),
                    late);
        }
    }

    String state() {
        return browser().state();
    }

    /** Returns the time that the page says is seen, in milliseconds since 1970. */
    double time() {
        return browser().number("return dromedary.day().time");
    }

    /** Returns the number that the picture on the screen tells. */
    int pictureSeen() {
        return (int) browser().number("""
                const video = document.getElementById('day-picture');
                const canvas = document.createElement('canvas');
                canvas.width = video.videoWidth;
                canvas.height = video.videoHeight;
                const drawing = canvas.getContext('2d');
                drawing.drawImage(video, 0, 0);
                let number = 0;
                for (let bar = 0; bar < %1$d; bar += 1) {
                  const x = Math.floor((bar + 0.5) * canvas.width / %1$d);
                  if (drawing.getImageData(x, canvas.height >> 1, 1, 1).data[1] > 128) number |= 1 << bar;
                }
                return number;
                """.formatted(RecordedHours.BARS));
    }

    /** Returns the number of the picture that was recorded at a time, if recording began anew at {@code from}. */
    static int pictureAt(Instant from, Instant time) {
        return (int) (Duration.between(from, time).toMillis() / PICTURE_MILLIS % RecordedHours.PICTURES);
    }

    /** Goes to a time and returns how long it took until its picture was seen, in milliseconds. */
    double millisToSee(Instant time) {
        browser().text("""
                const [wanted, from] = [%d, performance.now()];
                window.took = null;
                const look = () => {
                  const apart = wanted - dromedary.day().pictureTime;
                  if (apart > -1 && apart < %d) window.took = performance.now() - from;
                  else requestAnimationFrame(look);
                };
                location.hash = '#/day/default/%s?zoom=1h';
                look();
                """.formatted(time.toEpochMilli(), PICTURE_MILLIS, time));
        return tookMillis();
    }

    /** Opens the day from elsewhere and returns how long it took until its land was seen, in milliseconds. */
    double millisToOpen(Instant time) {
        page.go("#/live");
        browser().awaitState("live", SOON);
        browser().text("""
                const from = performance.now();
                window.took = null;
                document.getElementById('day-land').replaceChildren();
                const look = () => {
                  const drawn = !document.getElementById('day').hidden && document.querySelector('#day-land .recorded');
                  if (drawn) window.took = performance.now() - from;
                  else requestAnimationFrame(look);
                };
                location.hash = '#/day/default/%s?zoom=24h';
                look();
                """.formatted(time));
        return tookMillis();
    }

    private double tookMillis() {
        Await.until(
                "what was measured",
                SOON,
                () -> browser().text("return window.took !== null").equals("true"));
        return browser().number("return window.took");
    }

    /** Asserts that what is seen is the picture of the time that the page names. */
    void seesWhatItSays(Instant from) {
        Instant said = Instant.ofEpochMilli(Math.round(time()));
        assertThat(pictureSeen()).as("the picture of " + said).isEqualTo(pictureAt(from, said));
    }

    @Override
    public void close() {
        page.close();
    }
}
