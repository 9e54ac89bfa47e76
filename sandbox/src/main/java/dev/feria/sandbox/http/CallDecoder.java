package dev.feria.sandbox.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.netty.channel.DefaultFileRegion;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import okio.ByteString;

/** Turns a decoded request into a {@link Call}, runs the handler, writes the {@link Reply}. */
final class CallDecoder extends SimpleChannelInboundHandler<FullHttpRequest> {
  private static final Logger LOG = System.getLogger(CallDecoder.class.getName());
  private static final DateTimeFormatter HTTP_DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private final Handler handler;
  private final Executor workers;
  private final Clock clock;

  CallDecoder(Handler handler, Executor workers, Clock clock) {
    this.handler = handler;
    this.workers = workers;
    this.clock = clock;
  }

  @Override
  protected void channelRead0(ChannelHandlerContext ctx, FullHttpRequest request) {
    boolean keepAlive = HttpUtil.isKeepAlive(request);
    Call call;
    try {
      call = decode(ctx, request);
    } catch (IllegalArgumentException e) {
      Reply bad = Reply.json(400, Json.obj("message", "Malformed URL", "status", 400));
      send(ctx, bad, bad.body(), false);
      return;
    }
    ctx.channel().config().setAutoRead(false);
    workers.execute(
        () -> {
          Reply reply = answer(call);
          byte[] body = reply.body();
          Runnable write = () -> send(ctx, reply, body, keepAlive);
          if (reply.delay().isZero()) {
            ctx.channel().eventLoop().execute(write);
          } else {
            var ignored =
                ctx.channel()
                    .eventLoop()
                    .schedule(write, reply.delay().toNanos(), TimeUnit.NANOSECONDS);
          }
        });
  }

  private Reply answer(Call call) {
    try {
      return handler.handle(call);
    } catch (ReplyException e) {
      return e.reply();
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "handler failed path=" + call.path(), e);
      return Reply.json(
          500,
          Json.obj(
              "message",
              String.valueOf(e),
              "error",
              "internal_server_error",
              "status",
              500,
              "cause",
              List.of()));
    }
  }

  private static Call decode(ChannelHandlerContext ctx, FullHttpRequest request) {
    QueryStringDecoder uri = new QueryStringDecoder(request.uri());
    Map<String, String> headers = new HashMap<>();
    for (Map.Entry<String, String> header : request.headers()) {
      headers.put(header.getKey().toLowerCase(Locale.ROOT), header.getValue());
    }
    return new Call(
        request.method().name(),
        ((InetSocketAddress) ctx.channel().localAddress()).getPort(),
        Router.split(uri.rawPath()).stream().map(QueryStringDecoder::decodeComponent).toList(),
        Map.of(),
        uri.parameters(),
        headers,
        ByteString.of(ByteBufUtil.getBytes(request.content())));
  }

  private void send(ChannelHandlerContext ctx, Reply reply, byte[] body, boolean keepAlive) {
    Reply.Section section = reply.section();
    if (section != null && (reply.ending() == Ending.WHOLE || reply.ending() == Ending.HALF_BODY)) {
      sendFile(ctx, reply, section, keepAlive && reply.ending() == Ending.WHOLE);
      return;
    }
    switch (reply.ending()) {
      case SILENCE -> {
        // reading again is what notices that the caller has left
        ctx.channel().config().setAutoRead(true);
      }
      case RESET -> {
        ctx.channel().config().setOption(ChannelOption.SO_LINGER, 0);
        var unused = ctx.close();
      }
      case HALF_BODY -> {
        HttpResponse head =
            new DefaultHttpResponse(
                HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(reply.status()));
        headers(reply, head, body.length);
        var unusedHead = ctx.write(head);
        ByteBuf half = Unpooled.wrappedBuffer(body, 0, body.length / 2);
        var unused =
            ctx.writeAndFlush(new DefaultHttpContent(half))
                .addListener(ChannelFutureListener.CLOSE);
      }
      case WHOLE -> {
        DefaultFullHttpResponse whole =
            new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1,
                HttpResponseStatus.valueOf(reply.status()),
                Unpooled.wrappedBuffer(body));
        headers(reply, whole, body.length);
        HttpUtil.setKeepAlive(whole, keepAlive);
        var written = ctx.writeAndFlush(whole);
        if (keepAlive) {
          ctx.channel().config().setAutoRead(true);
        } else {
          var unused = written.addListener(ChannelFutureListener.CLOSE);
        }
      }
    }
  }

  private void sendFile(
      ChannelHandlerContext ctx, Reply reply, Reply.Section section, boolean keepAlive) {
    HttpResponse head =
        new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(reply.status()));
    headers(reply, head, section.length());
    HttpUtil.setKeepAlive(head, keepAlive);
    boolean whole = reply.ending() == Ending.WHOLE;
    long length = whole ? section.length() : section.length() / 2;
    var unusedHead = ctx.write(head);
    var unusedPart =
        ctx.write(new DefaultFileRegion(section.file().toFile(), section.offset(), length));
    var written = whole ? ctx.writeAndFlush(LastHttpContent.EMPTY_LAST_CONTENT) : flushed(ctx);
    if (keepAlive) {
      ctx.channel().config().setAutoRead(true);
    } else {
      var unused = written.addListener(ChannelFutureListener.CLOSE);
    }
  }

  /** Sends what was written, without an end of the body. */
  private static ChannelFuture flushed(ChannelHandlerContext ctx) {
    return ctx.writeAndFlush(new DefaultHttpContent(Unpooled.EMPTY_BUFFER));
  }

  private void headers(Reply reply, HttpResponse response, long length) {
    reply.headers().forEach(response.headers()::set);
    response.headers().set(HttpHeaderNames.DATE, HTTP_DATE.format(clock.instant()));
    if (reply.status() != 204) {
      response.headers().set(HttpHeaderNames.CONTENT_LENGTH, length);
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    if (!(cause instanceof IOException)) {
      LOG.log(Level.DEBUG, "connection failed", cause);
    }
    var unused = ctx.close();
  }
}
