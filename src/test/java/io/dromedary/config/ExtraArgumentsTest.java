package io.dromedary.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an operator may add to ffmpeg's arguments, and what nobody may. */
final class ExtraArgumentsTest {

    @TempDir
    private Path folder;

    private static String objection(String setting, String line) {
        AllowedOptions allowed = switch (setting) {
            case "input" -> AllowedArguments.INPUT;
            case "encoder" -> AllowedArguments.ENCODER;
            default -> AllowedArguments.OUTPUT;
        };
        return new ExtraArguments(allowed).objection(line).orElse("none");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "input   | -thread_queue_size 512 -probesize 32k -analyzeduration 0",
                "input   | -fflags +nobuffer+genpts -flags low_delay -use_wallclock_as_timestamps 1",
                "input   | -input_format mjpeg -framerate 29.97 -video_size 1920x1080 -ts abs",
                "input   | -rtsp_transport udp -reorder_queue_size 0 -max_delay 500000",
                "encoder | -preset medium -tune film -profile:v high -level 4.1 -bf 0 -refs 1",
                "encoder | -b:v 2M -maxrate 2500k -bufsize:v:0 4000k -crf 23.5",
                "encoder | -x264-params aq-mode=2:rc-lookahead=10:bframes=0 -x265-params sao=0",
                "encoder | -svtav1-params tune=0:pred-struct=1 -tile-columns 2 -row-mt 1 -cpu-used -5",
                "encoder | -spatial-aq 1 -rc vbr -gpu 0 -low_power 0 -async_depth 1",
                "output  | -metadata title='Front door' -metadata:s:v:0 rotate=90 -r 15",
                "output  | -vf hflip,transpose=1,crop=w=iw/2:h=ih -af volume=6dB,highpass=f=200"
            })
    void optionsThatTuneAreAccepted(String setting, String line) {
        assertThat(objection(setting, line)).isEqualTo("none");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "input   | -i /etc/passwd              | what is opened is set by `device`",
                "input   | -f lavfi                    | the container is set by `pipeFormat`",
                "input   | /etc/passwd                 | a word where an option should be",
                "input   | \"\"                        | a word where an option should be",
                "input   | -                           | a word where an option should be",
                "input   | --help                      | a word where an option should be",
                "input   | -protocol_whitelist file    | only options that tune are",
                "input   | -format_whitelist x         | only options that tune are",
                "input   | -stream_loop 0              | only options that tune are",
                "input   | -dump_attachment:t a        | a word where an option should be",
                "input   | -report                     | `ffmpegDebug`",
                "input   | -bf 0                       | it belongs into `extraEncoderArgs`",
                "input   | -rtsp_transport ssh         | gives -rtsp_transport a value that is not allowed",
                "input   | -probesize                  | ends with -probesize, which takes a value",
                "input   | -thread_queue_size -y       | gives -thread_queue_size a value",
                "input   | -thread_queue_size 1 x.mp4  | a word where an option should be",
                "encoder | -vstats_file x              | only options that tune are",
                "encoder | -vstats on                  | only options that tune are",
                "encoder | -passlogfile x              | only options that tune are",
                "encoder | -pix_fmt yuv422p            | pictures are always 4:2:0",
                "encoder | -pix_fmt:v yuv444p          | pictures are always 4:2:0",
                "encoder | -c:v copy                   | the codec is set by `videoCodec`",
                "encoder | -profile:v high422          | gives -profile:v a value",
                "encoder | -x264-params stats=/tmp/x   | gives -x264-params a value",
                "encoder | -x264-params aq-mode=1:dump-yuv=x | gives -x264-params a value",
                "encoder | -x265-params csv=/tmp/x     | gives -x265-params a value",
                "encoder | -x265-params recon=x        | gives -x265-params a value",
                "encoder | -svtav1-params stat-file=x  | gives -svtav1-params a value",
                "encoder | -init_hw_device vaapi=x:/y  | the chip is set by",
                "output  | -filter_script x            | only options that tune are",
                "output  | -filter_complex movie=x     | only options that tune are",
                "output  | -vf movie=/etc/passwd       | gives -vf a value",
                "output  | -vf hflip,subtitles=x       | gives -vf a value",
                "output  | -vf hflip[a];[a]vflip       | gives -vf a value",
                "output  | -vf drawtext=textfile=x     | gives -vf a value",
                "output  | -map 0                      | the node chooses the streams",
                "output  | -t 5                        | only options that tune are",
                "output  | -y x                        | only options that tune are",
                "output  | -attach x                   | only options that tune are",
                "output  | -f tee                      | the container is set by `pipeFormat`",
                "output  | -metadata title=a out.mp4   | a word where an option should be",
                "output  | -progress http://x          | only options that tune are"
            })
    void whateverOpensWritesOrNamesSomethingIsRefused(String setting, String line, String reason) {
        assertThat(objection(setting, line)).contains(reason);
    }

    @Test
    void thereIsALimit() {
        String many =
                String.join(" ", IntStream.range(0, 40).mapToObj(at -> "-bf 0").toList());

        assertThat(objection("encoder", many)).isEqualTo("has more than 64 words");
        assertThat(objection("encoder", "-bf\n0")).contains("control character");
        assertThat(objection("encoder", "-preset '")).isEqualTo("has a quote that is not closed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"extraInputArgs", "extraEncoderArgs", "extraOutputArgs"})
    void aFileThatAsksForMoreIsRefusedWithItsLineAndWithoutTheValue(String setting) throws Exception {
        Path file =
                Files.writeString(folder.resolve("config.yaml"), "width: 640\n" + setting + ": -vstats_file hush\n");

        assertThatThrownBy(() -> new CameraConfigReader().read("main", file))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("line 2")
                .hasMessageContaining("`" + setting + "` holds -vstats_file, which is not allowed")
                .hasMessageNotContaining("hush");
    }
}
