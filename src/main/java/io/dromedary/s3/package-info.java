/**
 * Signs requests to stores that speak S3.
 *
 * <p>It knows the form of such a request, and neither segments nor who sends it.
 */
@NullMarked
package io.dromedary.s3;

import org.jspecify.annotations.NullMarked;
