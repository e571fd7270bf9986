package io.dromedary.capture;

/** What ffmpeg draws when there is no camera. */
final class TestPicture {

    private static final int MIN_FONT_PIXELS = 10;

    private TestPicture() {}

    /** Returns the source: moving colours with a running counter. Sizes are made even, as 4:2:0 needs them. */
    static String source(int width, int height, int fps) {
        return "testsrc2=size=%dx%d:rate=%d".formatted(width / 2 * 2, height / 2 * 2, fps);
    }

    /** Returns the filter that writes date and local time below the middle of a picture of that height. */
    static String clock(int height) {
        return "drawtext=font=monospace:text='%{localtime}':fontsize=" + Math.max(MIN_FONT_PIXELS, height / 10)
                + ":fontcolor=white:box=1:boxcolor=black@0.7:boxborderw=8:x=(w-text_w)/2:y=h*3/4";
    }
}
