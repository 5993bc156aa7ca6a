-- Requests of 50 candidates of random users with a filter of three conditions. With RATE, each connection waits between requests.
local rate = tonumber(os.getenv("RATE") or "0")
local connections = tonumber(os.getenv("CONNECTIONS") or "20")
request = function()
  local path = "/v1/users/user-" .. math.random(0, 9999) ..
    "/candidates?filter=price%20%3C%2080%20and%20brand%20not%20in%20(b1,b2)%20and%20available"
  return wrk.format("GET", path)
end
if rate > 0 then
  delay = function() return math.floor(math.random() * 2000 * connections / rate) end
end
