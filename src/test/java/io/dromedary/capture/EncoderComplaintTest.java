package io.dromedary.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class EncoderComplaintTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Unknown encoder 'h264_nvenc'                               | built without it",
                "Unrecognized option 'vaapi_device'.                        | built without it",
                "[h264_nvenc @ 0x1] Cannot load libcuda.so.1                | no NVIDIA driver (libcuda)",
                "[h264_nvenc @ 0x1] No capable devices found                | no NVIDIA chip here",
                "[h264_nvenc @ 0x1] Driver does not support the required nvenc API version. | too old",
                "[h264_qsv @ 0x1] Error initializing an internal MFX session: unsupported (-3) | Quick Sync",
                "Failed to set value 'qsv=chip' for option 'init_hw_device': Cannot allocate memory | Quick Sync",
                "[AVHWDeviceContext @ 0x1] No VA display found for device /dev/dri/renderD128. | VA-API",
                "[h264_v4l2m2m @ 0x1] Could not find a valid device         | no codec chip",
                "[h264_vaapi @ 0x1] No usable encoding entrypoint found for profile | the chip cannot do it",
                "Error initializing output stream 0:0 -- Error while opening encoder for output stream #0:0 | refuses",
                "[vost#0:0/h264_nvenc @ 0x1] Error while opening encoder - maybe incorrect parameters | refuses"
            })
    void aRefusalIsToldInPlainWords(String line, String words) {
        assertThat(EncoderComplaint.in(List.of("some line", line)))
                .hasValueSatisfying(reason -> assertThat(reason).contains(words));
    }

    @Test
    void complaintsOfCamerasAndMicrophonesAreNotOfTheEncoder() {
        assertThat(EncoderComplaint.in(List.of(
                        "/dev/video0: Device or resource busy",
                        "[alsa @ 0x1] cannot open audio device default (No such file or directory)",
                        "Error initializing output stream 0:1 -- Error while opening encoder for output stream #0:1",
                        "[aost#0:1/aac @ 0x1] Error while opening encoder",
                        "Conversion failed!")))
                .isEmpty();
    }
}
