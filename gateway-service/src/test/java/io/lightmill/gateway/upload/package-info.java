/** Tests of uploads through the gateway. */
package io.lightmill.gateway.upload;
