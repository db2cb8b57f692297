-- Sends each request of a file once, and reports as JSON.
-- Arguments: the file, and how many bytes each of its requests has.

local threads = {}

function setup(thread)
  threads[#threads + 1] = thread
end

function init(arguments)
  requests = assert(io.open(arguments[1], "rb"))
  size = tonumber(arguments[2])
  ran_out = false
end

function request()
  local text = requests:read(size)
  if text == nil then
    ran_out = true
    requests:seek("set", 0)
    text = requests:read(size)
  end
  return text
end

function done(summary, latency)
  local errors = summary.errors
  io.write(string.format(
    '{"seconds": %.6f, "answers": %d, "refused": %d, "lost": %d, "p50": %.3f, "p99": %.3f, "ran_out": %s}\n',
    summary.duration / 1e6, summary.requests, errors.status,
    errors.connect + errors.read + errors.write + errors.timeout,
    latency:percentile(50) / 1e3, latency:percentile(99) / 1e3, tostring(threads[1]:get("ran_out"))))
end
