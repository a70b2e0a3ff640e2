import HTTPTypes
import Hummingbird
import NIOCore

/// Hands the framework's requests to the ``WebService`` and its answers back.
struct PlantResponder: HTTPResponder {
  typealias Context = BasicRequestContext

  let service: WebService

  func respond(to request: Request, context: BasicRequestContext) async throws -> Response {
    // The gate lets complete requests through only, so this takes what is there already.
    var body = ByteBuffer()
    for try await piece in request.body { body.writeImmutableBuffer(piece) }
    let answer = await service.answer(
      WebRequest(
        method: request.method, target: request.head.path ?? "/", fields: request.headers,
        authority: request.head.authority, body: body))
    return Response(
      status: answer.status, headers: answer.fields, body: .init(byteBuffer: answer.body))
  }
}
